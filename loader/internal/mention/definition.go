package mention

import (
	"strings"
	"unicode/utf8"

	"soegraph/graph"
	"soegraph/loader/internal/lexicon"
	"soegraph/loader/internal/registry"
	"soegraph/loader/internal/span"
)

var (
	ruleDefined = rule{"mention/defined", 0.97} // a short name that the text gives a name: X（以下简称“Y”）
	ruleAgain   = rule{"mention/again", 0.7}    // a name that the text gives elsewhere, where nothing around it tells
)

// form is a name to look for everywhere in a document, since the document says
// somewhere what it is.
type form struct {
	text  string
	class graph.Class
	full  string // the name that it is short for, or ""
	rule  rule
}

// defined is the short names that brackets behind the names of a sentence define.
func (sc *scan) defined() []form {
	var list []form
	for _, m := range sc.found {
		for _, short := range shortNames(sc.s[m.Span.End:]) {
			if _, phrase := sc.phrases.all[short]; !phrase && short != m.Text {
				list = append(list, form{short, m.Class, m.Text, ruleDefined})
			}
		}
	}
	return list
}

// introductions is what stands before a short name that a text defines.
var introductions = []string{"以下简称为", "以下简称", "以下统称", "以下称", "下称", "简称"}

// shortNames is the short names that s, which follows a name, defines for it:
// （以下简称“甲”或“乙”）, （600001.SH，下称甲）, （简称：甲）.
func shortNames(s string) []string {
	first, size := utf8.DecodeRuneInString(s)
	if first != '（' && first != '(' && first != '，' {
		return nil
	}
	s = s[size:]
	end := strings.IndexAny(s, "）)")
	if first == '，' {
		if end = strings.IndexAny(s, "，。；"); !strings.HasPrefix(s, "简称") && !strings.HasPrefix(s, "以下简称") {
			return nil
		}
	}
	if end < 0 {
		return nil
	}
	s = s[:end]
	at := -1
	for _, word := range introductions {
		if at = strings.Index(s, word); at >= 0 {
			s = s[at+len(word):]
			break
		}
	}
	if at < 0 {
		return nil
	}
	var list []string
	for name := range strings.FieldsFuncSeq(s, func(r rune) bool { return strings.ContainsRune("“”\"‘’「」：:、或/ ", r) }) {
		name, _, _ = strings.Cut(name, "，")
		if n := utf8.RuneCountInString(name); n >= 2 && n <= 12 {
			list = append(list, name)
		}
	}
	return list
}

// again is the names of a sentence, and the stems of companies' names, that are
// clear enough to be known wherever they stand.
func (sc *scan) again() []form {
	var list []form
	for _, m := range sc.found {
		if short := strings.TrimRight(m.Text, "市县"); m.Rule == ruleDivision.id && utf8.RuneCountInString(short) == 2 {
			list = append(list, form{short, m.Class, m.Text, ruleAgain})
		}
		if short, ok := sc.shortCounty(m); ok {
			list = append(list, form{short, m.Class, m.Text, ruleAgain})
		}
		switch {
		case m.Class != graph.Enterprise && m.Class != graph.Project && m.Class != graph.Zone || m.Rule == ruleList.id:
			continue
		case m.Key != "" && m.Class != graph.Enterprise:
			continue
		}
		if m.Class == graph.Enterprise {
			if stem, legal := registry.LegalForm(m.Text); legal != "" && utf8.RuneCountInString(stem) >= 4 {
				list = append(list, form{stem, m.Class, "", ruleAgain})
			}
		}
		if utf8.RuneCountInString(m.Text) >= 4 {
			list = append(list, form{m.Text, m.Class, "", ruleAgain})
		}
	}
	return list
}

// shortCounty is what a county that the text names in full is called for short,
// where that is no word of the lists: 若羌 of 若羌县.
func (sc *scan) shortCounty(m Mention) (string, bool) {
	if m.Class != graph.Place || m.Key == "" || utf8.RuneCountInString(m.Text) != 3 {
		return "", false
	}
	short := m.Text[:len(m.Text)-len("县")]
	return short, strings.ContainsAny(m.Text[len(short):], "县市旗") && sc.d.get(short) == nil
}

// repeat adds the names that other sentences of the document tell to be names.
func (sc *scan) repeat(l *lexicon.Lexicon, forms []form) {
	before := len(sc.found)
	for m := range l.All(sc.s) {
		f := forms[m.ID]
		at := span.Span{Start: m.Start, End: m.End}
		if f.rule == ruleAgain && sc.covered(at) {
			continue
		}
		sc.found = append(sc.found, Mention{
			Class: f.class, Span: at, Text: sc.s[m.Start:m.End], Full: f.full, Rule: f.rule.id, Confidence: f.rule.confidence,
		})
	}
	if len(sc.found) > before {
		sc.found = sc.settle(sc.found)
	}
}

// covered reports whether a name was found that shares a letter with at and does
// not lie within it.
func (sc *scan) covered(at span.Span) bool {
	for _, m := range sc.found {
		if m.Span.Overlaps(at) && (m.Span == at || !at.Contains(m.Span)) {
			return true
		}
	}
	return false
}
