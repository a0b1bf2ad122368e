package relation

import "strings"

// listed is the works of a list of which the verb at item i says what they
// have in common: 此次开工的项目有甲、乙，还有丙; up to the next that says as much of
// others.
func (l *line) listed(i int) []int {
	var list []int
	for j := i + 1; j < len(l.items); j++ {
		switch {
		case l.of(j, staged...) && !l.generic(j):
			if len(list) == 0 && !l.enumerates(i, j) {
				return nil
			}
			list = append(list, j)
		case len(list) > 0 && l.says(j, contracting|starting|completing|operating):
			return list
		}
	}
	return list
}

// enumerates reports whether what stands between items i and j says that a list
// of projects follows.
func (l *line) enumerates(i, j int) bool {
	_, rest, ok := strings.Cut(l.gap(i, j), "项目")
	if !ok {
		return false
	}
	for k := i + 1; k < j; k++ {
		if l.says(k, listing) {
			return true
		}
	}
	return strings.ContainsAny(rest, "有为含是：即")
}
