package registry_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"soegraph/loader/internal/registry"
	"soegraph/seeds"
)

func load(t testing.TB) *registry.Registry {
	t.Helper()
	r, err := registry.Load(seeds.Registry())
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		load(b)
	}
}

func TestQuadCount(t *testing.T) {
	r := load(t)
	quads := map[string]bool{}
	facts := 0
	for s, err := range r.Statements() {
		if err != nil {
			t.Fatal(err)
		}
		facts++
		for _, q := range s.Quads() {
			quads[q.String()] = true
		}
	}
	t.Log(facts, len(quads))
}

func TestLoadFails(t *testing.T) {
	files := func(changes map[string]string) fstest.MapFS {
		m := fstest.MapFS{}
		for name, header := range map[string]string{
			"words.csv":            "word,kind\n",
			"enterprises.csv":      "id,name,kind,parent,year,relation,short,english,abbreviation,source\n",
			"more-enterprises.csv": "id,name,kind,parent,year,relation,short,english,abbreviation,source\n",
			"places.csv":           "code,name\n",
			"zones.csv":            "id,name,place,kind,grade,code,short,generic\n",
			"more-zones.csv":       "id,name,place,kind,grade,code,short,generic\n",
			"terms.csv":            "term,code,broader\n",
			"industries.csv":       "code,name,parent\n",
			"ambiguous.csv":        "name,policy,readings,note\n",
			"families.csv":         "prefix,from,to,suffix,group\n",
			"distinct.csv":         "one,other,relation\n",
			"names.csv":            "key,name,kind\n",
			"VERSION":              "1",
		} {
			m[name] = &fstest.MapFile{Data: []byte(header + changes[name])}
		}
		return m
	}
	if _, err := registry.Load(files(nil)); err != nil {
		t.Fatal("an empty registry:", err)
	}
	for _, c := range []struct{ name, file, rows, message string }{
		{"header", "VERSION", " <2>", "VERSION"},
		{"word", "words.csv", "合作,verb\n", "words.csv:2"},
		{"kind of enterprise", "enterprises.csv", ",北湖公司,firm,,,,,,,S1\n", "enterprises.csv:2"},
		{"group with a parent", "enterprises.csv", "a,甲,group,,,,,,,S1\nb,乙,group,a,,,,,,S1\n", "enterprises.csv:3"},
		{"company without a parent", "enterprises.csv", ",北湖公司,listed,,,,,,,S1\n", "enterprises.csv:2"},
		{"unknown parent", "enterprises.csv", ",北湖公司,listed,north,,,,,,S1\n", "enterprises.csv:2: 北湖公司 belongs to enterprise/north"},
		{"key twice", "enterprises.csv", "a,甲,group,,,,,,,S1\na,乙,group,,,,,,,S1\n", "enterprises.csv:3: the key enterprise/a is that of enterprises.csv:2"},
		{"code", "places.csv", "123,北湖县\n", "places.csv:2"},
		{"cells", "places.csv", "11,北湖,省\n", "places.csv: record on line 2"},
		{"policy", "ambiguous.csv", "北湖,maybe,,\n", "ambiguous.csv:2"},
		{"reading", "ambiguous.csv", "北湖,main,enterprise/north,\n", "ambiguous.csv:2: 北湖 may mean enterprise/north"},
		{"range", "families.csv", "北湖,one,ten,局,north\n", "families.csv:2"},
		{"pair", "distinct.csv", "北湖,北湖,same\n", "distinct.csv:2"},
		{"row of a name", "names.csv", "place/99,北湖,short\n", "names.csv:2"},
		{"kind of name", "names.csv", "place/99,北湖,nickname\n", "names.csv:2"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := registry.Load(files(map[string]string{c.file: c.rows}))
			if err == nil || !strings.Contains(err.Error(), c.message) {
				t.Errorf("%v, want %q", err, c.message)
			}
		})
	}
	for name := range files(nil) {
		m := files(nil)
		delete(m, name)
		if _, err := registry.Load(m); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("without %s: %v", name, err)
		}
	}
}
