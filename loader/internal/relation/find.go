package relation

import (
	"soegraph/loader/internal/article"
	"soegraph/loader/internal/entity"
	"soegraph/loader/internal/mention"
	"soegraph/loader/internal/sentence"
)

// Document is what the stages before found in one document.
type Document struct {
	Articles  []article.Article
	Sentences []sentence.Sentence
	Mentions  []mention.Mention
	Entities  []entity.Entity
	Published string // ISO date as exact as known, "" where unknown

	// Parent is the key of the row that a row of the registry belongs to, "" where
	// it stands alone. It may be nil.
	Parent func(key string) string
}

// Reject is a passage that looked like a fact and was left out.
type Reject struct {
	Sentence int
	Reason   string
}

// finder finds facts of one kind in a sentence: the index of its line.
type finder func(sc *scene, sentence int) ([]Relation, []Reject)

// finders lists the kinds of fact that are looked for in a sentence.
func finders() []finder {
	return []finder{participates, statuses, locations, industries, events, ties, policies, parts, fields, statedValues}
}

// Find is the facts that the sentences of a document state, in the order of the
// text, and what was left out.
func Find(d Document) ([]Relation, []Reject) {
	sc := newScene(d)
	var found []Relation
	var rejects []Reject
	all := finders()
	for i := range sc.lines {
		for _, find := range all {
			f, r := find(sc, i)
			found, rejects = append(found, f...), append(rejects, r...)
		}
	}
	found = append(found, inArticle(sc, found)...)
	found = append(found, announced(sc, found)...)
	found = append(found, ceremonies(sc, found)...)
	return settle(found), rejects
}
