package format_test

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"soegraph/graph"
	"soegraph/graph/format"
)

// read is what a reader of graph exchange formats found in one.
type read struct {
	Nodes map[string]string   `json:"nodes"` // id to label
	Edges [][3]string         `json:"edges"` // source, target, predicate
	Types map[string]string   `json:"types"` // id to class
	Extra map[string][]string `json:"extra,omitempty"`
}

// wanted is what a reader must find. XML cannot hold control characters.
func wanted(s format.Subgraph, id func(graph.IRI) string, label func(string) string) read {
	want := read{Nodes: map[string]string{}, Types: map[string]string{}}
	for _, n := range s.Nodes {
		want.Nodes[id(n.IRI)], want.Types[id(n.IRI)] = label(n.Name), n.Class.Local()
	}
	for _, e := range s.Edges {
		want.Edges = append(want.Edges, [3]string{id(e.Source), id(e.Target), e.Predicate.Local()})
	}
	slices.SortFunc(want.Edges, func(a, b [3]string) int { return slices.Compare(a[:], b[:]) })
	return want
}

func compare(t *testing.T, want read, out string) {
	t.Helper()
	var got read
	if err := json.Unmarshal([]byte(out), &got); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	slices.SortFunc(got.Edges, func(a, b [3]string) int { return slices.Compare(a[:], b[:]) })
	got.Extra = nil
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

const networkx = `
import sys, io, json, networkx as nx
data = sys.stdin.buffer.read()
g = nx.read_graphml(io.BytesIO(data)) if sys.argv[1] == "graphml" else nx.read_gexf(io.BytesIO(data))
assert g.is_directed()
kind = "type"
edges = [[a, b, d["predicate"]] for a, b, d in g.edges(data=True)]
print(json.dumps({"nodes": {n: d["label"] for n, d in g.nodes(data=True)}, "types": {n: d[kind] for n, d in g.nodes(data=True)}, "edges": edges}))
`

func TestXMLAsNetworkXReadsIt(t *testing.T) {
	if exec.Command("python3", "-c", "import networkx").Run() != nil {
		t.Skip("python3 has no networkx; pip install networkx")
	}
	want := wanted(subgraph(t), func(i graph.IRI) string { return string(i) }, func(s string) string { return strings.ReplaceAll(s, "\x01", "\ufffd") })
	for _, f := range []format.Format{format.GraphML, format.GEXF} {
		for _, s := range []format.Subgraph{subgraph(t), subgraph(t).Place()} {
			compare(t, want, peer(t, write(t, f, s), "python3", "-c", networkx, string(f)))
		}
	}
}

// TestJSONAsTheLibrariesReadIt gives the JSON formats to the libraries that
// they are for, and asks those for nodes and edges.
func TestJSONAsTheLibrariesReadIt(t *testing.T) {
	if exec.Command("node", "-e", "require.resolve('./testdata/peers/node_modules/cytoscape')").Run() != nil {
		t.Skip("the libraries are not installed; make test installs them")
	}
	want := wanted(subgraph(t), func(i graph.IRI) string { return strings.TrimPrefix(string(i), graph.EntityNS) }, func(s string) string { return s })
	for _, f := range []format.Format{format.Cytoscape, format.Graphology, format.D3, format.ECharts} {
		t.Run(string(f), func(t *testing.T) {
			for _, s := range []format.Subgraph{subgraph(t), subgraph(t).Place()} {
				compare(t, want, peer(t, write(t, f, s), "node", "testdata/peers/read.mjs", string(f)))
			}
		})
	}
}

func TestTables(t *testing.T) {
	data := write(t, format.CSV, subgraph(t))
	rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff")))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	facts := 0
	for _, row := range rows[1:] {
		for _, cell := range row {
			if strings.HasPrefix(cell, "=") || strings.HasPrefix(cell, "@") {
				t.Errorf("a spreadsheet would compute %q", cell)
			}
		}
		if row[2] == "participatesIn" && row[0] == "中国中车集团有限公司" && row[7] == "中国中车投资约100亿元" && row[8] == "太平湾开工 <一>" {
			facts++
		}
	}
	if facts != 1 {
		t.Errorf("%d rows say what CRRC does, want 1:\n%s", facts, data)
	}

	data = write(t, format.CSVZip, subgraph(t))
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	counts := map[string]int{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		rows, err := csv.NewReader(bytes.NewReader(text)).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		counts[f.Name] = len(rows) - 1
	}
	if d := cmp.Diff(map[string]int{"nodes.csv": 4, "edges.csv": 4, "values.csv": 5}, counts); d != "" {
		t.Error(d)
	}
}
