package queries

import (
	"strings"
	"unicode"

	"golang.org/x/text/width"
)

// normal is a name as names are compared: letters in one width and in lower
// case, without white space, quotation marks, brackets and other signs, so that
// 中车（大连） and “中车 (大连)” are one.
func normal(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r) {
			return unicode.ToLower(r)
		}
		return -1
	}, width.Fold.String(s))
}

// spellings is the ways in which a name that is typed may be written in the
// graph, without an index: as it is, in one width, without or with the marks
// that titles of policies and events have, in capitals.
func spellings(name string) []string {
	folded := strings.Join(strings.Fields(width.Fold.String(name)), " ")
	bare := strings.Trim(folded, `"'“”‘’《》〈〉「」`)
	list := []string{name, folded, bare, strings.ToUpper(bare), "《" + bare + "》", "“" + bare + "”"}
	list = append(list, strings.NewReplacer("(", "（", ")", "）").Replace(bare), strings.ReplaceAll(bare, " ", ""))
	return unique(list)
}

// unique drops what stands in the list before, and what is empty.
func unique(list []string) []string {
	seen := map[string]bool{"": true}
	kept := list[:0]
	for _, s := range list {
		if !seen[s] {
			seen[s] = true
			kept = append(kept, s)
		}
	}
	return kept
}
