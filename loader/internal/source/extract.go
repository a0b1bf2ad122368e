package source

import (
	"strings"

	"soegraph/loader/internal/span"
)

// extract is the text of a document whose file is not text, put together a
// block a line.
type extract struct {
	text   strings.Builder
	blocks []Block
}

// add adds a block; white space at either end of it, and a block of nothing
// else, are left out.
func (x *extract) add(kind Kind, level int, s string) {
	s = strings.Trim(s, white)
	if s == "" {
		return
	}
	at := x.text.Len()
	x.text.WriteString(s)
	x.text.WriteByte('\n')
	x.blocks = append(x.blocks, Block{Kind: kind, Level: level, Spans: []span.Span{{Start: at, End: at + len(s)}}})
}
