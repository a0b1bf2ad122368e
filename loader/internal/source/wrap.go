package source

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// What tells a text whose lines were wrapped at a fixed width: columns are the
// widths of Latin letters, of which a Chinese character takes two.
const (
	narrowest   = 40 // columns; shorter full lines are verses or lists
	widest      = 160
	slack       = 4 // columns that a line may fall short: punctuation does not begin one
	fewestLines = 6
)

// unwrap puts lines that were wrapped at a fixed width together again. Whether
// they were shows in their widths: most lines are as wide as the widest, and
// end in the middle of a sentence.
func unwrap(text string, list []Block) []Block {
	full := fullWidth(text, list)
	if full == 0 {
		return list
	}
	var joined []Block
	open := false // the last block of joined goes on in the next line
	for i, b := range list {
		if open && b.Kind == Line && !apart(text, list[i-1], b) {
			last := &joined[len(joined)-1]
			last.Spans = append(last.Spans, b.Spans...)
		} else {
			joined = append(joined, b)
		}
		open = b.Kind == Line && columns(text, b) >= full-slack
	}
	return joined
}

// fullWidth is the width at which the text was wrapped, 0 where it was not.
func fullWidth(text string, list []Block) int {
	var widths []int
	for _, b := range list {
		if b.Kind == Line {
			widths = append(widths, columns(text, b))
		}
	}
	if len(widths) < fewestLines {
		return 0
	}
	slices.Sort(widths)
	full := widths[len(widths)*9/10]
	if full < narrowest || full > widest || widths[len(widths)-1] > full+slack {
		return 0
	}
	lines, broken := 0, 0
	for _, b := range list {
		if b.Kind != Line || columns(text, b) < full-slack {
			continue
		}
		lines++
		end := b.Spans[len(b.Spans)-1].End
		if last, _ := utf8.DecodeLastRuneInString(text[:end]); !strings.ContainsRune("。！？”）", last) {
			broken++
		}
	}
	if lines*2 < len(widths) || broken*3 < lines*2 {
		return 0
	}
	return full
}

// columns is the width of a block; of one that is wider than any wrapped line
// it is only some number above.
func columns(text string, b Block) int {
	n := 0
	for _, s := range b.Spans {
		if s.Len() > 3*widest {
			return s.Len()
		}
		for _, r := range text[s.Start:s.End] {
			if n++; r >= 0x1100 {
				n++
			}
		}
	}
	return n
}

// apart reports whether an empty line stands between two blocks, or the second
// is indented.
func apart(text string, a, b Block) bool {
	between := text[a.Spans[len(a.Spans)-1].End:b.Spans[0].Start]
	indent := between[strings.LastIndexByte(between, '\n')+1:]
	return strings.Count(between, "\n") != 1 || len(indent) >= 2
}
