package main

import "strings"

// places is the administrative divisions. A division's level and its parent
// follow from its code.
func (c *collection) places() table {
	t := table{name: "places.csv", columns: []string{"code", "name"}}
	for _, p := range c.divisions {
		t.add(row{"code": p["code"], "name": p["name"]})
	}
	return t
}

// zones is the development zones, new areas and free-trade zones.
func (c *collection) zones() table {
	t := table{name: "zones.csv", columns: []string{"id", "name", "place", "kind", "grade", "code", "short", "generic"}}
	parks := c.mergedParks()
	for _, z := range parks {
		id := zoneID(z, c.sameName(z))
		if id == slug(z["name"]) {
			id = ""
		}
		t.add(row{
			"id": id, "name": z["name"], "place": z["parent_code"], "kind": z["kind"], "grade": z["grade"],
			"code": z["code"], "short": z["short_names"], "generic": z["generic"],
		})
	}
	return t
}

// mergedParks is the zones without those that are listed a second time with
// their place before the name (江苏省扬州高新技术产业开发区): their code and names
// go to the one that is of national grade, or has the shorter name.
func (c *collection) mergedParks() []row {
	var out []row
	for _, z := range c.parks {
		if o := c.again(z); o != nil {
			if o["code"] == "" {
				o["code"] = z["code"]
			}
			o["short_names"] = join(unique(append(append(list(o["short_names"]), z["name"]), list(z["short_names"])...), o["name"]))
			continue
		}
		out = append(out, z)
	}
	return out
}

// again is the zone that z is listed as already, or nil.
func (c *collection) again(z row) row {
	if z["grade"] != "" || z["generic"] != "" {
		return nil
	}
	for _, o := range c.parks {
		if o["name"] == z["name"] || o["generic"] != "" || o["code"] != "" && z["code"] != "" {
			continue
		}
		long, short := z["name"], o["name"]
		if len(long) < len(short) {
			long, short = short, long
		}
		place, ok := strings.CutSuffix(long, short)
		if ok && within(z["parent_code"], o["parent_code"]) && c.names(place, z["parent_code"]) {
			return o
		}
	}
	return nil
}

// within reports whether one place lies in the other.
func within(a, b string) bool { return strings.HasPrefix(a, b) || strings.HasPrefix(b, a) }

// names reports whether s is what the place with a code, or one that it lies
// in, is called.
func (c *collection) names(s, code string) bool {
	for _, p := range c.divisions {
		if strings.HasPrefix(code, p["code"]) && strings.HasPrefix(p["name"], s) && len(s) >= len("大连") {
			return true
		}
	}
	return false
}

// sameName reports whether another zone has the name of z.
func (c *collection) sameName(z row) bool {
	n := 0
	for _, o := range c.parks {
		if o["name"] == z["name"] {
			n++
		}
	}
	return n > 1
}

// zoneID is the zone's name, or its code where the name does not tell it from
// others.
func zoneID(z row, shared bool) string {
	if (shared || z["generic"] != "") && z["code"] != "" {
		return z["code"]
	}
	if shared {
		return slug(z["name"]) + "-" + z["parent_code"]
	}
	return slug(z["name"])
}

// industries is the classes of GB/T 4754-2017 down to its groups, and the
// finest ones that a word of the news names.
func (c *collection) industries() table {
	t := table{name: "industries.csv", columns: []string{"code", "name", "parent"}}
	used := map[string]bool{}
	for _, w := range c.words {
		used[w["gb_code"]] = true
	}
	for _, i := range c.classes {
		if len(i["code"]) < 4 || used[i["code"]] {
			t.add(row{"code": i["code"], "name": i["name"], "parent": i["parent_code"]})
		}
	}
	return t
}

// terms is the words that news uses for industries.
func (c *collection) terms() table {
	t := table{name: "terms.csv", columns: []string{"term", "code", "broader"}}
	for _, w := range c.words {
		t.add(row{"term": w["term"], "code": w["gb_code"], "broader": w["broader_term"]})
	}
	return t
}
