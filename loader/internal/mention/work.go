package mention

import (
	"soegraph/graph"
	"soegraph/loader/internal/span"
)

var (
	ruleWork   = rule{"mention/work", 0.9}   // a great public work by the name that everyone calls it by
	ruleShared = rule{"mention/shared", 0.9} // a zone whose head another of its list shares: 天津滨海、重庆两江新区
)

// works notes great public works, their lines, and the sections of those.
func (sc *scan) works() {
	for i := range sc.tokens {
		if !sc.is(i, work) {
			continue
		}
		j := i + 1
		if sc.reads(j, "一", "二", "三", "四", "五", "东", "中", "西", "北", "南") && sc.reads(j+1, "线") {
			j += 2
		}
		for sc.reads(j, "一线", "二线", "三线", "四线", "五线", "东线", "中线", "西线", "支线", "干线", "工程", "一期", "二期", "一期工程", "二期工程", "管道", "项目") {
			j++
		}
		sc.add(i, j, graph.Project, ruleWork)
		if end := sc.section(j); end > j {
			sc.add(i, end, graph.Project, ruleWork)
		}
	}
}

// shared notes the zones of a list in which another has the head that they lack,
// where the registry knows them with it.
func (sc *scan) shared() {
	for j := range sc.tokens {
		if sc.tokens[j].class() != graph.Zone {
			continue
		}
		head := sc.headOf(sc.tokens[j].text(sc.s))
		for k := j; head != "" && sc.listed(k-1); {
			first := sc.headless(max(0, k-7), k-1, head)
			if first < 0 {
				break
			}
			k = first
		}
		for k := j + 1; head != "" && sc.listed(k); {
			end := k + 2
			for end < min(k+7, len(sc.tokens)) && !sc.is(end, punct|stop) {
				end++
			}
			if end > len(sc.tokens) || sc.headless(k+1, end, head) != k+1 {
				break
			}
			k = end
		}
	}
}

// listed reports whether token i stands between two things of a list.
func (sc *scan) listed(i int) bool { return sc.reads(i, "、", "和", "与", "及") }

// headless notes the zone whose name, but for the head, ends before token end and
// starts at token from or behind. It gives its first token, -1 if there is none.
func (sc *scan) headless(from, end int, head string) int {
	for first := from; first < end; first++ {
		w := sc.d.get(sc.text(first, end) + head)
		if w.any(known) && len(w.readings) > 0 && w.readings[0].Class == graph.Zone {
			sc.addSpan(span.Span{Start: sc.tokens[first].start, End: sc.tokens[end-1].end}, graph.Zone, ruleShared, w.readings[0].Key)
			return first
		}
	}
	return -1
}

// headOf is the word that says what kind of zone a name is of.
func (sc *scan) headOf(name string) string {
	for i := range name {
		if sc.d.get(name[i:]).any(zone) && i > 0 {
			return name[i:]
		}
	}
	return ""
}
