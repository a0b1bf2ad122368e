package main

import (
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
)

// row is a row of a CSV file by the names of its columns.
type row map[string]string

// read is the rows of a CSV file that starts with a header.
func read(dir, name string) ([]row, error) {
	f, err := os.Open(filepath.Join(dir, name))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	records, err := csv.NewReader(f).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	var rows []row
	for _, record := range records[1:] {
		r := row{}
		for i, column := range records[0] {
			r[column] = record[i]
		}
		rows = append(rows, r)
	}
	return rows, nil
}

// table is a file to be written.
type table struct {
	name    string
	columns []string
	rows    []row
}

func (t *table) add(r row) { t.rows = append(t.rows, r) }

func (t table) write(dir string) (err error) {
	f, err := os.Create(filepath.Join(dir, t.name))
	if err != nil {
		return err
	}
	defer func() {
		if e := f.Close(); err == nil {
			err = e
		}
	}()
	w := csv.NewWriter(f)
	if err := w.Write(t.columns); err != nil {
		return err
	}
	for _, r := range t.rows {
		record := make([]string, len(t.columns))
		for i, c := range t.columns {
			record[i] = r[c]
		}
		if err := w.Write(record); err != nil {
			return err
		}
	}
	w.Flush()
	return w.Error()
}
