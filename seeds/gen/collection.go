package main

import (
	"slices"
	"strings"
	"unicode"
)

// collection is what the registry is made from.
type collection struct {
	groups, subsidiaries, predecessors, ambiguities []row
	divisions, parks, classes, words                []row
}

func readCollection(dir string) (*collection, error) {
	c := &collection{}
	for _, f := range []struct {
		name string
		rows *[]row
	}{
		{"central-soes.csv", &c.groups},
		{"subsidiaries.csv", &c.subsidiaries},
		{"predecessors.csv", &c.predecessors},
		{"ambiguous.csv", &c.ambiguities},
		{"places.csv", &c.divisions},
		{"zones.csv", &c.parks},
		{"industries.csv", &c.classes},
		{"industry-terms.csv", &c.words},
	} {
		rows, err := read(dir, f.name)
		if err != nil {
			return nil, err
		}
		*f.rows = rows
	}
	return c, nil
}

// restricted is the source whose list may not be taken over by itself.
const restricted = "S3"

// sourced reports whether a row has a source other than the restricted one.
func sourced(r row) bool {
	for s := range strings.FieldsFuncSeq(r["source"], func(c rune) bool { return c == ',' || c == ';' }) {
		if s = strings.TrimSpace(s); s != "" && s != restricted {
			return true
		}
	}
	return false
}

// list is the parts of a cell.
func list(cell string) []string {
	return slices.DeleteFunc(strings.Split(cell, "|"), func(s string) bool { return s == "" })
}

// slug is a name as an id: letters and digits, and a hyphen for what is between
// them. It is what the registry makes of a name whose row has no id, and loading
// fails where the two disagree, for keys would lead nowhere.
func slug(name string) string {
	words := strings.FieldsFunc(strings.ToLower(name), func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) })
	return strings.Join(words, "-")
}

func join(names []string) string { return strings.Join(names, "|") }

// unique is names without repetitions and without those of except.
func unique(names []string, except ...string) []string {
	var out []string
	for _, n := range names {
		if !slices.Contains(out, n) && !slices.Contains(except, n) {
			out = append(out, n)
		}
	}
	return out
}
