package loader

import (
	"cmp"
	"iter"
	"slices"

	"soegraph/graph"
	"soegraph/loader/internal/match"
)

// Named is an entity of a graph with its names, the preferred one first.
type Named struct {
	IRI   graph.IRI
	Class graph.Class
	Names []string
}

// Candidate is two entities that may be one.
type Candidate struct {
	A, B   Named
	NameA  string // of A, the name that is nearest to one of B
	NameB  string
	Score  float64 // 0..1: that the two are one
	Reason string  // for people
}

// Candidates yields the pairs of entities whose names people should look at: too
// much alike to be left, not enough to be merged without anyone looking; best
// first, then by IRI. Only names that share a block are compared, so a million
// names take time by the size of the blocks and not its square.
func (l *Loader) Candidates(entities iter.Seq[Named]) []Candidate {
	judge := match.New(l.registry)
	blocks := map[string][]filed{}
	best := map[[2]graph.IRI]Candidate{}
	for e := range entities {
		for _, name := range e.Names {
			for _, block := range judge.Blocks(e.Class, name) {
				key := e.Class.Local() + "/" + block
				for _, o := range blocks[key] {
					compare(judge, best, o, filed{e, name})
				}
				blocks[key] = append(blocks[key], filed{e, name})
			}
		}
	}
	var list []Candidate
	for _, c := range best {
		if c.Score >= match.Review {
			list = append(list, c)
		}
	}
	slices.SortFunc(list, func(a, b Candidate) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.A.IRI, b.A.IRI), cmp.Compare(a.B.IRI, b.B.IRI))
	})
	return list
}

// filed is an entity under one of its names.
type filed struct {
	entity Named
	name   string
}

// compare keeps the better judgement of two entities. A pair that the registry,
// or somebody, says to be two stays two under every other name.
func compare(judge *match.Judge, best map[[2]graph.IRI]Candidate, a, b filed) {
	if a.entity.IRI == b.entity.IRI {
		return
	}
	if a.entity.IRI > b.entity.IRI {
		a, b = b, a
	}
	key := [2]graph.IRI{a.entity.IRI, b.entity.IRI}
	j := judge.Compare(a.entity.Class, a.name, b.name)
	old, known := best[key]
	if known && (old.Score < 0 || old.Score >= j.Score && j.Kind != match.Different) {
		return
	}
	if j.Kind == match.Different || j.Kind == match.Related {
		j.Score = -1
	}
	best[key] = Candidate{a.entity, b.entity, a.name, b.name, j.Score, j.Reason}
}
