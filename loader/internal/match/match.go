// Package match judges whether two names are of one thing.
//
// It looks at the names alone: what the registry says of them, whose company a
// name says it is, the place, the proper part, the trade and the legal form.
// What a text says around the names is for the caller to weigh: a name that a
// text defines (以下简称) needs no judge.
package match

import (
	_ "embed"
	"slices"
	"strings"

	"soegraph/graph"
	"soegraph/loader/internal/registry"
)

// Kind says what two names are to each other.
type Kind string

// The kinds.
const (
	Same      Kind = "same"      // one thing
	Related   Kind = "related"   // a company and its parent, two companies of one parent, a place and a part of it
	Different Kind = "different" // two things
	Unsure    Kind = "unsure"    // the names do not say
)

// Scores from Merge on are of one thing without anyone looking; scores from
// Review on are for people to look at.
const (
	Merge  = 0.9
	Review = 0.5
)

// Judgement is what two names are to each other, and why.
type Judgement struct {
	Kind   Kind
	Score  float64 // 0..1: that the two are one
	Reason string  // for people: which rule, and on what
}

// Judge judges pairs of names. It is immutable, so that many goroutines may
// share one.
type Judge struct {
	reg    *registry.Registry
	trades []string // what companies' names end in, the longest first
}

//go:embed trades.txt
var trades string

// New is a judge that knows what the registry knows.
func New(reg *registry.Registry) *Judge {
	list := strings.Fields(trades)
	slices.SortStableFunc(list, func(a, b string) int { return len(b) - len(a) })
	return &Judge{reg: reg, trades: list}
}

// Compare judges two names of things of one class.
func (j *Judge) Compare(class graph.Class, a, b string) Judgement {
	a, b = Plain(a), Plain(b)
	if a == b {
		return Judgement{Same, 1, "the same letters"}
	}
	if relation, ok := j.reg.Differ(a, b); ok {
		kind := Different
		if slices.Contains([]string{"subsidiary", "predecessor", "sisters", "branch", "part"}, relation) {
			kind = Related
		}
		return Judgement{kind, 0, "listed as two: " + relation}
	}
	ka, kb := j.key(class, a), j.key(class, b)
	if ka != "" && kb != "" {
		return j.rows(ka, kb)
	}
	switch class {
	case graph.Enterprise:
		return j.companies(j.part(a, ka), j.part(b, kb))
	case graph.Zone:
		return j.zones(a, b)
	case graph.Place:
		return j.places(a, b)
	}
	return Judgement{Unsure, Review / 2, "no rule for " + class.Local()}
}

// Key is the key of the registry's row that a name means, its legal form cut if
// need be, or "".
func (j *Judge) Key(class graph.Class, name string) string { return j.key(class, Plain(name)) }

// key is the key of the row that a name means, its legal form cut if need be,
// or the group's name in it put in another way.
func (j *Judge) key(class graph.Class, name string) string {
	key, ok := j.meaning(class, name)
	if ok || class != graph.Enterprise {
		return key
	}
	if key := j.formless(name); key != "" {
		return key
	}
	owner, end := j.reg.Owner(name)
	row, _ := j.reg.Row(owner)
	if row.Kind != registry.Group {
		return ""
	}
	for _, n := range row.Names {
		for _, whole := range []string{n.Text + name[end:], n.Text + strings.TrimPrefix(name[end:], "集团")} {
			if key, ok := j.meaning(class, whole); ok && key != owner {
				return key
			}
		}
	}
	return ""
}

// formless is the key of the enterprise that a name means without its legal
// form. A stock company is not its group.
func (j *Judge) formless(name string) string {
	stem, form := registry.LegalForm(name)
	if form == "" || strings.Contains(form, "股份") {
		return ""
	}
	for _, s := range []string{stem, stem + "集团"} {
		key, ok := j.meaning(graph.Enterprise, s)
		row, _ := j.reg.Row(key)
		if ok && (form != "分公司" || row.Kind == registry.Branch) {
			return key
		}
	}
	return ""
}

func (j *Judge) meaning(class graph.Class, name string) (string, bool) {
	key, ok := j.reg.Meaning(name)
	if !ok {
		return "", false
	}
	if row, _ := j.reg.Row(key); row.Class != class {
		return "", false
	}
	return key, true
}

// rows judges two rows of the registry.
func (j *Judge) rows(a, b string) Judgement {
	if a == b {
		return Judgement{Same, 0.99, "both are names of " + a}
	}
	above, beside := j.reg.Ancestors(a), j.reg.Ancestors(b)
	if slices.Contains(above, b) || slices.Contains(beside, a) {
		return Judgement{Related, 0, "one belongs to the other: " + a + ", " + b}
	}
	for _, p := range above {
		if slices.Contains(beside, p) && !strings.HasPrefix(p, "place/") {
			return Judgement{Related, 0, "both belong to " + p}
		}
	}
	return Judgement{Different, 0, "two rows: " + a + ", " + b}
}

// Plain is a name without quotation marks and white space, with wide brackets,
// narrow letters and capitals.
func Plain(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case strings.ContainsRune(" \t\n\u3000“”‘’\"'《》「」", r):
			return -1
		case r == '(' || r == ')':
			return r - '(' + '（'
		case r > '！' && r <= '～' && r != '（' && r != '）':
			r -= '！' - '!'
		}
		if r >= 'a' && r <= 'z' {
			r -= 'a' - 'A'
		}
		return r
	}, s)
}
