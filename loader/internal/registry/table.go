package registry

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"soegraph/graph"
)

// line is a row of a CSV file.
type line struct {
	file   string
	number int
	text   string // as the file has it
	cells  []string
}

func (l line) where() string { return l.file + ":" + strconv.Itoa(l.number) }

func (l line) errorf(format string, args ...any) error {
	return graph.Errorf(graph.Invalid, "%s: %w", l.where(), fmt.Errorf(format, args...))
}

// readTable calls each with every row of a file.
func readTable(files fs.FS, name string, columns []string, each func(line) error) error {
	data, err := fs.ReadFile(files, name)
	if err != nil {
		return graph.Errorf(graph.Invalid, "the registry lacks a file: %w", err)
	}
	return parseTable(name, data, columns, each)
}

// parseTable calls each with every row of a CSV file (RFC 4180) whose header is
// columns.
func parseTable(name string, data []byte, columns []string, each func(line) error) error {
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	in := csv.NewReader(bytes.NewReader(data))
	in.ReuseRecord = true
	whole, start := string(data), int64(0)
	for first := true; ; first = false {
		cells, err := in.Read()
		if errors.Is(err, io.EOF) && !first {
			return nil
		}
		if err != nil {
			return graph.Errorf(graph.Invalid, "%s: %w", name, err)
		}
		if first && !slices.Equal(cells, columns) {
			return graph.Errorf(graph.Invalid, "%s:1: the header is %q, not %q", name, strings.Join(cells, ","), strings.Join(columns, ","))
		}
		number, _ := in.FieldPos(0)
		end := in.InputOffset()
		text := strings.Trim(whole[start:end], "\r\n")
		start = end
		if first {
			continue
		}
		if err := each(line{name, number, text, cells}); err != nil {
			return err
		}
	}
}

// list is the parts of a cell, which bars separate.
func list(cell string) []string {
	if cell == "" {
		return nil
	}
	return strings.Split(cell, "|")
}
