package source

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// box is a rectangle on a page, in points from the upper left corner.
type box struct{ left, top, right, bottom float64 }

func (b box) height() float64 { return b.bottom - b.top }

// printed is a line as it stands on a page.
type printed struct {
	box
	text  string
	block box // the column or paragraph that it is in
}

// layoutText puts the lines of a PDF together to paragraphs, from what
// pdftotext -bbox-layout writes. A line that is indented, or behind a short
// one, begins a paragraph; larger type is a heading.
func layoutText(out []byte) (*extract, error) {
	lines, err := readLayout(out)
	if err != nil {
		return nil, err
	}
	lines = slices.DeleteFunc(lines, isFolio)
	size := usualHeight(lines)
	x := &extract{}
	var open strings.Builder
	kind := Line
	flush := func() {
		x.add(kind, 0, strings.ToValidUTF8(open.String(), "\uFFFD"))
		open.Reset()
	}
	for i, l := range lines {
		k := Line
		if l.height() > size*1.2 {
			k = Heading
		}
		if i > 0 && (k != kind || begins(lines[i-1], l, k)) {
			flush()
		} else if open.Len() > 0 && (k == Heading || isLatin(lines[i-1].text, l.text)) {
			open.WriteByte(' ')
		}
		kind = k
		open.WriteString(l.text)
	}
	flush()
	return x, nil
}

// begins reports whether a paragraph begins at l, behind last.
func begins(last, l printed, kind Kind) bool {
	if l.block != last.block {
		return true
	}
	if kind == Heading {
		return l.height() > last.height()*1.1 || last.height() > l.height()*1.1
	}
	indented := l.left > l.block.left+l.height() && l.left > last.left+l.height()/2
	short := last.right+firstWord(l) < last.block.right
	return indented || short
}

// firstWord is about how much room the first word of a line would have taken at
// the end of the line before: of Chinese two characters, since a mark of
// punctuation moves with the one before it.
func firstWord(l printed) float64 {
	word, _, _ := strings.Cut(l.text, " ")
	if first, _ := utf8.DecodeRuneInString(word); first >= utf8.RuneSelf {
		return 2 * l.height()
	}
	return float64(len(word)+1) * 0.6 * l.height()
}

// isLatin reports whether a space belongs between two lines.
func isLatin(last, next string) bool {
	return last != "" && next != "" && last[len(last)-1] < utf8.RuneSelf && next[0] < utf8.RuneSelf
}

// isFolio reports whether a line is only the number of a page.
func isFolio(l printed) bool {
	return strings.Trim(l.text, "0123456789-—–·•/ 第页共") == ""
}

// usualHeight is the height of the line in which the middle character stands.
func usualHeight(lines []printed) float64 {
	type weighed struct {
		height float64
		runes  int
	}
	list := make([]weighed, len(lines))
	all := 0
	for i, l := range lines {
		list[i] = weighed{l.height(), utf8.RuneCountInString(l.text)}
		all += list[i].runes
	}
	slices.SortFunc(list, func(a, b weighed) int { return int(100 * (a.height - b.height)) })
	seen := 0
	for _, w := range list {
		if seen += w.runes; seen*2 >= all {
			return w.height
		}
	}
	return 0
}

// legible is s in UTF-8 without the control characters that XML may not hold, and
// that PDFs with faulty fonts do (Extensible Markup Language 1.0, production 2).
func legible(s []byte) []byte {
	return bytes.Map(func(r rune) rune {
		if r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == 0xFFFE || r == 0xFFFF {
			return -1
		}
		return r
	}, bytes.ToValidUTF8(s, []byte("\uFFFD")))
}

// readLayout reads the lines, in the order in which Poppler puts them.
func readLayout(out []byte) ([]printed, error) {
	decoder := xml.NewDecoder(bytes.NewReader(legible(out)))
	decoder.Strict = false
	var lines []printed
	var block, word box
	var line *printed
	var inWord bool
	var right float64 // where the last word of the line ends
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return lines, nil
		}
		if err != nil {
			return nil, err
		}
		switch t := token.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "block":
				block = boxOf(t)
			case "line":
				lines = append(lines, printed{box: boxOf(t), block: block})
				line, right = &lines[len(lines)-1], 0
			case "word":
				word, inWord = boxOf(t), true
			}
		case xml.CharData:
			if inWord && line != nil {
				line.add(string(t), word.left-right)
				right = word.right
			}
		case xml.EndElement:
			inWord = inWord && t.Name.Local != "word"
		}
	}
}

// add adds a word to a line, behind a gap where there is one.
func (l *printed) add(word string, gap float64) {
	if l.text != "" && gap > l.height()*0.15 {
		l.text += " "
	}
	l.text += word
}

func boxOf(t xml.StartElement) box {
	var b box
	for _, a := range t.Attr {
		v, err := strconv.ParseFloat(a.Value, 64)
		if err != nil {
			continue
		}
		switch a.Name.Local {
		case "xMin":
			b.left = v
		case "yMin":
			b.top = v
		case "xMax":
			b.right = v
		case "yMax":
			b.bottom = v
		}
	}
	return b
}
