package loader

import (
	"errors"
	"iter"
	"runtime/debug"
	"slices"

	"soegraph/graph"
	"soegraph/loader/internal/article"
	"soegraph/loader/internal/entity"
	"soegraph/loader/internal/fingerprint"
	"soegraph/loader/internal/mention"
	"soegraph/loader/internal/registry"
	"soegraph/loader/internal/relation"
	"soegraph/loader/internal/sentence"
	"soegraph/loader/internal/source"
	"soegraph/loader/internal/span"
)

// Extraction is what the loader finds in one document.
type Extraction struct {
	Document graph.Document
	Report   Report

	registry  *registry.Registry
	sentences []sentence.Sentence
	mentions  []mention.Mention
	entities  []entity.Entity
	relations []relation.Relation
}

// Meta is what the caller knows of a document beside its bytes.
type Meta = source.Meta

// Extract reads one file: one document, or for an archive one for each file in
// it. name is the file's name. It fails with [graph.Invalid] where the bytes are
// no document and with [graph.TooLarge] over a limit. Where only some files of an
// archive cannot be read it gives the others, and why these are missing.
func (l *Loader) Extract(name string, data []byte) ([]Extraction, error) {
	return l.ExtractWith(name, data, Meta{})
}

// ExtractWith is [Loader.Extract] for a caller who knows more of the document.
func (l *Loader) ExtractWith(name string, data []byte, meta Meta) ([]Extraction, error) {
	documents, err := source.Read(name, data, meta)
	var list []Extraction
	for _, d := range documents {
		x, failed := l.extractOne(d)
		if failed != nil {
			err = errors.Join(err, failed)
			continue
		}
		list = append(list, x)
	}
	return list, err
}

// extractOne keeps a mistake of ours in one document from ending the load of
// all: it becomes an error that says where it was made.
func (l *Loader) extractOne(d source.Document) (x Extraction, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = graph.Errorf(graph.Internal, "%s: the loader failed on it, which is a mistake of the program: %v\n%s", d.FileName, p, debug.Stack())
		}
	}()
	return l.extract(d), nil
}

func (l *Loader) extract(d source.Document) Extraction {
	articles := article.Split(d)
	x := Extraction{Document: d.Document, registry: l.registry}
	sentences := make([][]sentence.Sentence, len(articles))
	for i, a := range articles {
		x.Document.Articles = append(x.Document.Articles, published(d, i, a))
		sentences[i] = sentence.Split(i, a)
	}
	x.sentences = slices.Concat(sentences...)
	x.mentions = l.finder.Find(x.sentences)
	x.entities = l.resolver.Resolve(entity.Document{IRI: d.IRI, Sentences: x.sentences, Mentions: x.mentions})
	found, rejects := relation.Find(relation.Document{
		Articles: articles, Sentences: x.sentences, Mentions: x.mentions, Entities: x.entities, Published: d.Published.Text(),
		Parent: l.registry.Parent,
	})
	x.Report = Report{Documents: 1, Articles: len(articles), Sentences: len(x.sentences)}
	for _, r := range found {
		if r.Confidence >= l.options.Threshold {
			x.relations = append(x.relations, r)
		} else {
			x.Report.reject("below the threshold")
		}
	}
	x.dropIdle()
	x.Report.Entities, x.Report.Facts = len(x.entities), len(x.relations)
	for _, r := range rejects {
		x.Report.reject(r.Reason)
	}
	return x
}

// surely is how sure a name must be to count where no fact is stated of it.
const surely = 0.75

// dropIdle leaves out the entities that no name of theirs makes sure and of which
// no fact is stated: a part of the country in the background, a town within the
// name of a park.
func (x *Extraction) dropIdle() {
	used := make([]bool, len(x.entities))
	for _, r := range x.relations {
		used[r.Subject] = true
		if r.Object >= 0 {
			used[r.Object] = true
		}
	}
	moved := make([]int, len(x.entities))
	kept := x.entities[:0]
	for i, e := range x.entities {
		sure := slices.ContainsFunc(e.Mentions, func(k int) bool { return !x.mentions[k].Anaphor && x.mentions[k].Confidence >= surely })
		moved[i] = len(kept)
		if used[i] || sure {
			kept = append(kept, e)
		}
	}
	x.entities = kept
	for i := range x.relations {
		r := &x.relations[i]
		r.Subject = moved[r.Subject]
		if r.Object >= 0 {
			r.Object = moved[r.Object]
		}
	}
}

// published is an article as the graph keeps it.
func published(d source.Document, i int, a article.Article) graph.Article {
	g := graph.Article{
		IRI: graph.ArticleIRI(d.IRI, i+1), Headline: a.Headline.String(), Deck: a.Deck.String(), Section: a.Section.String(),
		Published: dateTerm(a.Published), Start: a.Span.Start, End: a.Span.End,
	}
	var body []string
	for _, p := range a.Paragraphs {
		body = append(body, p.Text.String())
	}
	g.Fingerprint = fingerprint.Of(body...)
	for j, name := range a.Byline {
		if j > 0 {
			g.Byline += " "
		}
		g.Byline += name.String()
	}
	return g
}

// dateTerm is an ISO date of any precision as a term, "" for "".
func dateTerm(s string) graph.Term {
	switch len(s) {
	case len("2006"):
		return graph.Typed(s, graph.XSDYear)
	case len("2006-01"):
		return graph.Typed(s, graph.XSDYearMonth)
	case len("2006-01-02"):
		return graph.Typed(s, graph.XSDDate)
	}
	return ""
}

// Statements is every fact of the document with its evidence: what its entities
// are and are called, then what the sentences state. The error is always nil.
func (x Extraction) Statements() iter.Seq2[graph.Statement, error] {
	return func(yield func(graph.Statement, error) bool) {
		for _, e := range x.entities {
			if !x.naming(e, yield) || !x.owning(e, yield) {
				return
			}
		}
		for _, r := range x.relations {
			for _, s := range x.stating(r) {
				if !yield(s, nil) {
					return
				}
			}
		}
	}
}

// naming yields what an entity is and is called, with the first mention of each
// name as evidence, and reports whether to go on. The registry gives the preferred
// name of what it lists.
func (x Extraction) naming(e entity.Entity, yield func(graph.Statement, error) bool) bool {
	seen := map[string]bool{}
	for _, i := range e.Mentions {
		m := x.mentions[i]
		if m.Anaphor || seen[m.Text] {
			continue
		}
		seen[m.Text] = true
		ev := x.evidence(m.Sentence, m.Span, m.Rule, m.Confidence)
		label := graph.AltLabel
		if e.Key == "" && m.Text == e.Name {
			label = graph.PrefLabel
		}
		if !yield(graph.Statement{Subject: e.IRI, Predicate: graph.Type, Object: graph.IRI(e.Class).Term(), Evidence: ev}, nil) ||
			!yield(graph.Statement{Subject: e.IRI, Predicate: label, Object: graph.LangString(m.Text, graph.Chinese), Evidence: ev}, nil) {
			return false
		}
	}
	return true
}

// owning yields whose company an enterprise is by its name: 中车大连公司 is one of 中车's,
// and reports whether to go on.
func (x Extraction) owning(e entity.Entity, yield func(graph.Statement, error) bool) bool {
	named := slices.IndexFunc(e.Mentions, func(i int) bool { return !x.mentions[i].Anaphor })
	if e.Owner == "" || named < 0 {
		return true
	}
	m := x.mentions[e.Mentions[named]]
	return yield(graph.Statement{
		Subject: e.IRI, Predicate: graph.SubsidiaryOf, Object: x.registry.IRI(e.Owner).Term(),
		Evidence: x.evidence(m.Sentence, m.Span, "entity/owner", ownerByName),
	}, nil)
}

// ownerByName is how sure it is that a company belongs to the enterprise whose
// name its own starts with.
const ownerByName = 0.9

// stating is a relation as statements: one, or a figure's several.
func (x Extraction) stating(r relation.Relation) []graph.Statement {
	ev := x.evidence(r.Sentence, r.Span, r.Rule, r.Confidence)
	ev.Role, ev.Printed, ev.Qualifier = r.Role, r.Printed, r.Qualifier
	subject := x.entities[r.Subject].IRI
	if r.Figure != nil {
		o := *r.Figure
		o.Subject = subject
		return o.Statements(ev)
	}
	object := r.Value
	if r.Object >= 0 {
		object = x.entities[r.Object].IRI.Term()
	}
	return []graph.Statement{{Subject: subject, Predicate: r.Predicate, Object: object, Evidence: ev}}
}

// evidence is a stretch of a sentence as evidence.
func (x Extraction) evidence(i int, at span.Span, rule string, confidence float64) graph.Evidence {
	s := x.sentences[i]
	origin := s.Text.Origin(at)
	return graph.Evidence{
		Document: x.Document.IRI, Article: x.Document.Articles[s.Article].IRI, Exact: s.Text.String()[at.Start:at.End],
		Start: origin.Start, End: origin.End, Rule: rule, Confidence: confidence,
	}
}
