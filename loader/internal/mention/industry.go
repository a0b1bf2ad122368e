package mention

import (
	"soegraph/graph"
	"soegraph/loader/internal/span"
)

// industries notes the names of industries that a list or the registry gives.
func (sc *scan) industries() {
	for i := range sc.tokens {
		if !sc.trade(i) {
			continue
		}
		j := i + 1
		for sc.trade(j) {
			j++
		}
		sc.addSpan(span.Span{Start: sc.tokens[i].start, End: sc.tokens[j-1].end}, graph.Industry, ruleTerm, "")
	}
}

// trade reports whether token i is the name of an industry.
func (sc *scan) trade(i int) bool {
	if i >= len(sc.tokens) {
		return false
	}
	t := sc.tokens[i]
	if t.is(industry) {
		return true
	}
	return t.is(known) && t.onlyIndustry()
}
