package main

import (
	"slices"
	"strings"
)

// noAbbreviation lists abbreviations that are words or too short to be names.
var noAbbreviation = []string{"AN", "HE", "POST", "TOBACCO", "Railway", "Poly"}

// enterprises is the groups, then what belongs to them, then what they were
// made of.
func (c *collection) enterprises() table {
	t := table{
		name:    "enterprises.csv",
		columns: []string{"id", "name", "kind", "parent", "year", "relation", "short", "english", "abbreviation", "source"},
	}
	seen := map[string]bool{}
	for _, g := range c.groups {
		abbreviation := g["abbreviation"]
		if slices.Contains(noAbbreviation, abbreviation) {
			abbreviation = ""
		}
		seen[g["legal_name"]] = true
		t.add(row{
			"id": g["id"], "name": g["legal_name"], "kind": "group", "short": g["short_names"], "year": first(g["valid_from"], 4),
			"english": g["english_name"], "abbreviation": abbreviation, "source": sources(g["source"]),
		})
	}
	for _, s := range c.subsidiaries {
		short, source := list(s["short_names"]), sources(s["source"])
		if !sourced(s) {
			if !c.inferred(s) {
				continue
			}
			short, source = c.inferredNames(s["parent_id"], short), "pattern"
		}
		seen[s["name"]] = true
		t.add(row{
			"name": s["name"], "kind": strings.ReplaceAll(s["kind"], " family", ""), "parent": s["parent_id"],
			"short": join(short), "source": source,
		})
	}
	for _, p := range c.predecessors {
		if p["relation"] == "split-from" || !c.attested(p) {
			continue
		}
		source := sources(p["source"])
		switch {
		case p["source"] == "":
			source = "group"
		case !sourced(p):
			p["short_names"], p["year"], source = "", "", "group"
		}
		if seen[p["old_name"]] {
			t.succeed(p)
			continue
		}
		t.add(row{
			"name": p["old_name"], "kind": "predecessor", "parent": p["successor_id"], "year": p["year"],
			"relation": p["relation"], "short": p["short_names"], "source": source,
		})
	}
	return t
}

// attested reports whether a predecessor has a source of its own, or the row of
// its successor, which has one, names it.
func (c *collection) attested(p row) bool {
	return sourced(p) || slices.ContainsFunc(c.groups, func(g row) bool {
		return g["id"] == p["successor_id"] && sourced(g) && slices.Contains(list(g["predecessor_ids_or_names"]), p["old_name"])
	})
}

// succeed notes on the row of an enterprise which stands in the table already
// what became of it.
func (t *table) succeed(p row) {
	for _, r := range t.rows {
		if r["name"] == p["old_name"] && r["kind"] == "group" {
			r["parent"], r["year"], r["relation"] = p["successor_id"], p["year"], p["relation"]
		}
	}
}

// inferred reports whether the name alone says whose the company is: the
// group's name, then more, then a legal form.
func (c *collection) inferred(s row) bool {
	if !strings.HasSuffix(s["name"], "公司") {
		return false
	}
	for _, n := range c.groupNames(s["parent_id"]) {
		if rest, ok := strings.CutPrefix(s["name"], n); ok && rest != "" {
			return true
		}
	}
	return false
}

// inferredNames is the short names that the group's name starts too.
func (c *collection) inferredNames(group string, short []string) []string {
	names := c.groupNames(group)
	return slices.DeleteFunc(short, func(s string) bool {
		return !slices.ContainsFunc(names, func(n string) bool { return strings.HasPrefix(s, n) })
	})
}

// groupNames is the group's legal name without its form, and its short names.
func (c *collection) groupNames(id string) []string {
	var names []string
	for _, g := range c.groups {
		if g["id"] == id {
			stem := g["legal_name"]
			for _, form := range []string{"有限责任公司", "有限公司", "公司", "集团"} {
				stem = strings.TrimSuffix(stem, form)
			}
			names = append(list(g["short_names"]), stem)
		}
	}
	return names
}

func first(s string, n int) string { return s[:min(n, len(s))] }

// sources is the keys of the sources of a cell, without what they say.
func sources(cell string) string {
	var keys []string
	for s := range strings.FieldsFuncSeq(cell, func(c rune) bool { return c == ',' || c == ';' }) {
		if f := strings.Fields(s); len(f) > 0 {
			keys = append(keys, f[0])
		}
	}
	return join(unique(keys))
}
