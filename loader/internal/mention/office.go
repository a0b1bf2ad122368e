package mention

import (
	"strings"

	"soegraph/graph"
)

// offices makes the bare name of a bureau what it is in this document: where the
// text speaks of a place's own 招商局, the bare word is that office, not China
// Merchants, unless the group is named in full too.
func offices(scans []*scan) {
	const bureau = "招商局"
	office := ""
	for _, sc := range scans {
		for _, m := range sc.found {
			switch {
			case m.Class == graph.Government && strings.HasSuffix(m.Text, bureau) && m.Text != bureau:
				office = m.Text
			case m.Class == graph.Enterprise && strings.HasPrefix(m.Text, bureau) && m.Text != bureau:
				return
			}
		}
	}
	if office == "" {
		return
	}
	for _, sc := range scans {
		for i := range sc.found {
			if m := &sc.found[i]; m.Class == graph.Enterprise && m.Text == bureau {
				m.Class, m.Key, m.Full, m.Rule, m.Confidence = graph.Government, "", office, ruleOffice.id, ruleOffice.confidence
			}
		}
	}
}

var ruleOffice = rule{"mention/office", 0.9} // 招商局 where the text speaks of a place's own
