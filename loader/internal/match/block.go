package match

import "soegraph/graph"

// Blocks are the keys under which a name is to be filed, so that two names that
// Compare takes for one share a key, and a name need be compared only with those
// that share one with it.
func (j *Judge) Blocks(class graph.Class, name string) []string {
	name = Plain(name)
	key := j.key(class, name)
	switch {
	case class == graph.Enterprise && key != "":
		return []string{key}
	case class == graph.Enterprise:
		c := j.part(name, "")
		if c.owner != "" {
			return []string{c.owner}
		}
		return []string{"name/" + start(c.brand+c.trade)}
	case class == graph.Zone:
		stem, head := zone(name)
		var c company
		list := []string{"zone/" + start(j.cutPlaces(&c, stem, 0)) + head}
		if key != "" {
			list = append(list, key)
		}
		return list
	case class == graph.Place && j.finest(name) != "":
		return []string{j.finest(name)}
	}
	return []string{"name/" + name}
}

// start is the first two letters of s.
func start(s string) string {
	letters := []rune(s)
	return string(letters[:min(2, len(letters))])
}
