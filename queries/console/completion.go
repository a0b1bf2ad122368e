package console

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"soegraph/graph"
	"soegraph/queries/gizmo"
)

// The places of a query in which something can be completed, by what stands
// before the cursor.
var (
	inCommand   = regexp.MustCompile(`^:\w*$`)
	inEntity    = regexp.MustCompile(`entity\(\s*["']([^"']*)$`)
	inPredicate = regexp.MustCompile(`\.(?:in|out|both|has|hasR|save|saveR|saveOpt|saveOptR|followRecursive)\(\s*(?:\[[^\]]*)?["']<?([^"'>]*)$`)
	inString    = regexp.MustCompile(`^(?:[^"']|"[^"]*"|'[^']*')*["'][^"']*$`)
	inRoot      = regexp.MustCompile(`\b(?:g|graph)\.(\w*)$`)
	inMethod    = regexp.MustCompile(`\.(\w*)$`)
	inWord      = regexp.MustCompile(`(?:^|[^\w.])(\w+)$`)
)

// candidates is what can stand in place of the end of what stands before the
// cursor, and how many characters of it that end has.
func (o Options) candidates(before string) (list []string, replaced int) {
	functions, root, path := gizmo.Names()
	pick := func(typed string, from []string) ([]string, int) {
		var out []string
		for _, c := range from {
			if strings.HasPrefix(c, typed) {
				out = append(out, c)
			}
		}
		return out, utf8.RuneCountInString(typed)
	}
	last := func(re *regexp.Regexp) (string, bool) {
		m := re.FindStringSubmatch(before)
		if m == nil {
			return "", false
		}
		return m[len(m)-1], true
	}
	if typed, ok := last(inCommand); ok {
		return pick(typed, commands())
	}
	if typed, ok := last(inEntity); ok {
		if o.Names == nil || typed == "" {
			return nil, 0
		}
		return o.Names(typed), utf8.RuneCountInString(typed)
	}
	if typed, ok := last(inPredicate); ok {
		return pick(typed, predicates())
	}
	if inString.MatchString(before) {
		return nil, 0
	}
	if typed, ok := last(inRoot); ok {
		return pick(typed, root)
	}
	if typed, ok := last(inMethod); ok {
		return pick(typed, path)
	}
	if typed, ok := last(inWord); ok {
		return pick(typed, append(functions, "g", "params"))
	}
	return nil, 0
}

// predicates is the predicates of the model with their prefixes.
func predicates() []string {
	list := []graph.Predicate{
		graph.Type, graph.PrefLabel, graph.AltLabel, graph.LegalName, graph.Notation, graph.Broader, graph.Tier,
		graph.SucceededBy, graph.SucceededIn, graph.FigureName, graph.FigureValue, graph.FigureUnit, graph.FigurePeriod,
		graph.EvidenceStatement, graph.EvidenceDocument, graph.EvidenceArticle, graph.EvidenceRule, graph.EvidenceConfidence,
		graph.EvidenceRole, graph.EvidencePrinted, graph.EvidenceQualifier, graph.Exact, graph.Start, graph.End,
		graph.Headline, graph.DatePublished, graph.Publisher,
	}
	var names []string
	for _, p := range append(graph.Predicates(), list...) {
		names = append(names, short(string(p)))
	}
	slices.Sort(names)
	return names
}
