package main

import (
	"fmt"
	"os"
	"strings"
)

// The policies: what a name with several readings means if nothing else is known.
const (
	primary = "main"    // the first reading, unless the context says otherwise
	cross   = "cross"   // the first reading; but the letters may be the end of one word and the start of another
	context = "context" // the first reading, if what stands beside it does not say that it is something else
	generic = "generic" // a word of the language; a name only where a name must stand
	open    = "open"    // none: the context must say which
)

// policies is what the notes of the collection do not say.
var policies = map[string]string{
	"中航": open, "中电": open, "国电": cross, "中铁": open, "中国航天": open, "中海": open, "中南": generic, "中水": open,
	"长安": open, "长城": open, "东方": generic, "通用": generic, "太平": generic, "人寿": generic, "银河": generic, "东风": context,
	"中外贸": generic, "中国电力": generic, "中国稀土": primary, "中国化工": primary, "通用技术": generic, "航空工业": generic, "太阳能": generic,
	"航天工程": generic, "深科技": generic, "中国软件": generic, "中国物流": generic, "招商局": context, "招商": generic, "三峡": context,
	"长江三峡": generic, "雅江": context, "武钢": context, "CTG": open, "CAS": open, "CMG": open, "CR": open, "光谷": context,
	"张江": context, "中关村": context, "洋浦": context, "亦庄": context, "泰达": context, "葛洲坝": context, "中国卫星": open, "中国医药": open, "中国生物": generic,
	"航天六院": open, "大桥局": open, "电气化局": open, "大唐": context, "华电": context, "南航": context, "联通": cross, "中国铝业": primary,
	"农发": open, "建科": open, "二汽": primary, "国新": cross, "国药": cross, "中投": cross, "国投": cross, "中煤": primary, "中建": cross,
	"安能": context, "中旅": context, "国旅": cross, "星网": context, "中检": context, "西电": generic, "建研院": context, "保利": primary, "中信": cross,
}

// leads is the readings that come first though the collection lists them second.
var leads = map[string]string{
	"中国铝业":  "sub:中国铝业股份有限公司",
	"中国铁物":  "pred:中国铁路物资集团有限公司",
	"葛洲坝集团": "pred:中国葛洲坝集团公司",
	"葛洲坝":   "pred:中国葛洲坝集团公司",
	"网通":    "pred:中国网络通信集团公司",
}

// policy is the policy for an ambiguous name.
func policy(a row) string {
	switch p := policies[a["alias"]]; {
	case p != "":
		return p
	case strings.Contains(a["note"], "bare number"):
		return generic
	case strings.Contains(a["note"], "collision"):
		return cross
	default:
		return primary
	}
}

// ambiguous is the names with several readings. A reading of a row that was not
// taken over becomes one that no row answers to.
func (c *collection) ambiguous(enterprises table) table {
	t := table{name: "ambiguous.csv", columns: []string{"name", "policy", "readings", "note"}}
	keys := map[string]string{}
	for _, r := range enterprises.rows {
		id := r["id"]
		if id == "" {
			id = slug(r["name"])
		}
		keys[r["name"]] = "enterprise/" + id
		keys[r["id"]] = "enterprise/" + id
	}
	for _, z := range c.parks {
		keys["zone:"+z["name"]] = "zone/" + zoneID(z, c.sameName(z))
	}
	for _, a := range c.ambiguities {
		readings := append([]string{a["reading_1"]}, strings.Split(a["reading_2"], " / ")...)
		if lead, ok := leads[a["alias"]]; ok {
			readings = append([]string{lead}, readings...)
		}
		var out []string
		for _, r := range unique(readings) {
			if k := reading(r, keys); k != "" {
				out = append(out, k)
			}
		}
		if len(out) == 0 || strings.HasPrefix(out[0], "other:") && policy(a) != generic {
			fmt.Fprintf(os.Stderr, "gen: %s: the first reading is no row that was taken over\n", a["alias"])
		}
		t.add(row{"name": a["alias"], "policy": policy(a), "readings": join(unique(out)), "note": a["note"]})
	}
	return t
}

// reading is a reading of the collection as a key, or other: and a text.
func reading(r string, keys map[string]string) string {
	kind, value, _ := strings.Cut(r, ":")
	for _, bracket := range []string{" (", " （"} {
		value, _, _ = strings.Cut(value, bracket)
	}
	switch kind {
	case "soe", "sub", "pred":
		if k, ok := keys[value]; ok {
			return k
		}
		return "other:" + value
	case "place":
		return "place/" + value
	case "zone":
		if k, ok := keys["zone:"+value]; ok {
			return k
		}
		return "other:" + value
	}
	return "other:" + strings.NewReplacer("“", "", "”", "").Replace(value)
}
