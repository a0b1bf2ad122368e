package relation

import "soegraph/graph"

// subject is what a clause is about for a reader who has read up to byte at of
// a sentence: the first name of one of the classes in that clause before at,
// else in the clauses before it, the nearest first, else in the sentence before
// of the same paragraph. ok is false where nothing was named.
func (sc *scene) subject(sentence, at int, classes ...graph.Class) (n name, ok bool) {
	l := &sc.lines[sentence]
	for c := l.clauseAt(at); c >= 0; c-- {
		for _, n := range l.clause(c).names {
			if n.Start < at && n.stands(classes) {
				return n, true
			}
		}
	}
	return sc.topic(sentence-1, l, classes)
}

// topic is the last subject of a sentence in the same article as l, or of the
// one before it.
func (sc *scene) topic(sentence int, l *line, classes []graph.Class) (name, bool) {
	for s := sentence; s >= 0 && s > sentence-3 && sc.lines[s].Article == l.Article; s-- {
		for _, n := range sc.lines[s].names {
			if n.stands(classes) {
				return n, true
			}
		}
	}
	return name{}, false
}

// nearest is the last name of one of the classes that ends before byte at of a
// sentence.
func (sc *scene) nearest(sentence, at int, classes ...graph.Class) (n name, ok bool) {
	names := sc.lines[sentence].names
	for i := len(names) - 1; i >= 0; i-- {
		if names[i].End <= at && names[i].stands(classes) {
			return names[i], true
		}
	}
	return name{}, false
}

// stands reports whether a name is of one of the classes, stands by itself and
// for something.
func (n name) stands(classes []graph.Class) bool {
	return n.is(classes...) && !n.within() && n.known()
}
