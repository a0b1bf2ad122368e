package ledger

import (
	"bufio"
	"cmp"
	"encoding/json"
	"errors"
	"io"

	"soegraph/graph"
)

// compare orders judgements by time, then by IRI.
func compare(a, b Judgement) int {
	return cmp.Or(a.When.Compare(b.When), cmp.Compare(a.IRI(), b.IRI()))
}

// maxLine is the bytes of the longest line that is read.
const maxLine = 1 << 20

// ParseLines reads judgements as lines of JSON. It fails with [graph.Invalid]
// and the number of the line which is none; name is for the message.
func ParseLines(name string, r io.Reader) ([]Judgement, error) {
	in := bufio.NewScanner(r)
	in.Buffer(nil, maxLine)
	var list []Judgement
	for n := 1; in.Scan(); n++ {
		if len(in.Bytes()) == 0 {
			continue
		}
		var j Judgement
		err := json.Unmarshal(in.Bytes(), &j)
		if err == nil {
			err = j.Check()
		}
		if err != nil {
			return nil, graph.Errorf(graph.Invalid, "%s, line %d: %w", name, n, err)
		}
		list = append(list, j)
	}
	if err := in.Err(); errors.Is(err, bufio.ErrTooLong) {
		return nil, graph.Errorf(graph.TooLarge, "%s: a line is longer than %d bytes", name, maxLine)
	} else if err != nil {
		return nil, err
	}
	return list, nil
}

// WriteLines writes judgements as lines of JSON.
func WriteLines(w io.Writer, list []Judgement) error {
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	for _, j := range list {
		if err := out.Encode(j); err != nil {
			return err
		}
	}
	return nil
}
