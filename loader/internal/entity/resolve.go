package entity

import (
	"slices"
	"strings"
	"unicode/utf8"

	"soegraph/graph"
	"soegraph/loader/internal/match"
	"soegraph/loader/internal/mention"
	"soegraph/loader/internal/registry"
	"soegraph/loader/internal/sentence"
)

// Resolver says what the mentions of a document stand for. It is immutable, so
// that many goroutines may share one.
type Resolver struct {
	reg   *registry.Registry
	judge *match.Judge
}

// New is a resolver that knows what the registry knows.
func New(reg *registry.Registry) *Resolver { return &Resolver{reg, match.New(reg)} }

// Document is what is known of a document when its names are resolved.
type Document struct {
	IRI       graph.IRI
	Sentences []sentence.Sentence
	Mentions  []mention.Mention
}

// Resolve groups the mentions of one document by what they stand for. A name is
// in one entity; an anaphor is in each that it stands for (双方 in two), in none
// if no name answers to it. Entities come in the order of their first name.
func (r *Resolver) Resolve(d Document) []Entity {
	about := places(r.reg, d.Sentences, d.Mentions)
	c := newClusters(r, d)
	c.settleKeys(d.Sentences, about)
	c.byKey()
	c.byName()
	c.byDefinition()
	c.byJudgement()
	c.byShortForm()
	list := c.entities(d, about)
	a := anaphors{sentences: d.Sentences, mentions: d.Mentions, places: about}
	a.resolve()
	a.attach(list)
	return list
}

// entities lists the clusters.
func (c *clusters) entities(d Document, about []place) []Entity {
	members := map[int][]int{}
	var order []int
	for i := range c.mentions {
		if c.of[i] < 0 {
			continue
		}
		root := c.root(c.of[i])
		if members[root] == nil {
			order = append(order, root)
		}
		members[root] = append(members[root], i)
	}
	list := make([]Entity, 0, len(order))
	for _, root := range order {
		e := c.entity(members[root])
		e.IRI = c.iri(e, d, about)
		list = append(list, e)
	}
	return list
}

// entity is the entity of some mentions.
func (c *clusters) entity(mentions []int) Entity {
	e := Entity{Mentions: mentions}
	var forms []string
	for _, i := range mentions {
		m := c.mentions[i]
		if e.Class == "" || utf8.RuneCountInString(m.Text) > utf8.RuneCountInString(e.Name) {
			e.Name, e.Class = m.Text, m.Class
		}
		if e.Key == "" {
			e.Key = c.names[c.of[i]].key
		}
		if !slices.Contains(forms, m.Text) {
			forms = append(forms, m.Text)
		}
	}
	for _, short := range c.shortForms(e) {
		if !slices.Contains(forms, short) {
			forms = append(forms, short)
		}
	}
	e.Aliases = slices.DeleteFunc(forms, func(s string) bool { return s == e.Name })
	if e.Class == graph.Enterprise {
		e.Owner = c.owner(e)
	}
	return e
}

// shortForms is the parts of an entity's name that name it in this document, too.
func (c *clusters) shortForms(e Entity) []string {
	switch e.Class {
	case graph.Project, graph.Facility, graph.Event:
		list := cores(e.Name, c.inside(e.Mentions), 5)
		if i := strings.LastIndexAny(e.Name, "（("); i > 0 && strings.HasSuffix(e.Name, "期）") || strings.HasSuffix(e.Name, "期)") {
			list = append(list, e.Name[:i])
		}
		return list
	case graph.Zone:
		return slices.DeleteFunc(cores(e.Name, c.inside(e.Mentions), 4), func(s string) bool { return !proper(s) })
	case graph.Industry:
		return []string{sector(e.Name)}
	}
	return nil
}

// inside is the places, zones and companies within the mentions' own names.
func (c *clusters) inside(mentions []int) []string {
	var list []string
	for _, i := range mentions {
		m := c.mentions[i]
		for k := i + 1; k < len(c.mentions) && c.mentions[k].Sentence == m.Sentence && c.mentions[k].Span.Start < m.Span.End; k++ {
			if in := c.mentions[k]; in.Class == graph.Place || in.Class == graph.Zone || in.Class == graph.Enterprise {
				list = append(list, in.Text)
			}
		}
	}
	slices.SortFunc(list, func(a, b string) int { return len(b) - len(a) })
	return list
}

// owner is the key of the enterprise whose company an entity is by its names.
func (c *clusters) owner(e Entity) string {
	if e.Key != "" {
		return ""
	}
	for _, n := range append([]string{e.Name}, e.Aliases...) {
		if key, ok := c.reg.InferSubsidiary(n); ok {
			return key
		}
	}
	return ""
}

// iri is the IRI of an entity: the registry's, or one made of its own name, so
// that the same thing has the same one in every document. A name that does not
// say which thing it is (签约仪式, 一期项目) is made to by the place that the
// article is about, and where that is unknown by the document.
func (c *clusters) iri(e Entity, d Document, about []place) graph.IRI {
	if e.Key != "" {
		return c.reg.IRI(e.Key)
	}
	canonical := canonical(e)
	proper := slices.ContainsFunc(e.Mentions, func(i int) bool { return c.mentions[i].Proper })
	if e.Class == graph.Enterprise {
		proper = proper || !strings.ContainsAny(canonical[:min(len(canonical), len("省"))], "省市县区州盟本该我") // 省能源集团 is of a province, and does not say which
	}
	if proper || e.Class == graph.Industry || e.Class == graph.Person || e.Class == graph.Place {
		return graph.EntityIRI(e.Class, canonical)
	}
	s := d.Sentences[c.mentions[e.Mentions[0]].Sentence]
	row, ok := c.reg.Row(about[s.Article].key)
	if !ok || e.Class == graph.Event || e.Class == graph.Project || e.Class == graph.Policy {
		return graph.EntityIRI(e.Class, canonical+" "+string(d.IRI.Local()))
	}
	return graph.EntityIRI(e.Class, row.Name+canonical)
}

// canonical is the name that an entity's IRI is made of: without the signs and
// the ends that one text writes and another leaves out.
func canonical(e Entity) string {
	s := Plain(e.Name)
	switch e.Class {
	case graph.Enterprise:
		for _, form := range []string{"股份有限公司", "有限责任公司", "有限公司"} {
			if rest, ok := strings.CutSuffix(s, form); ok && utf8.RuneCountInString(rest) >= 2 {
				return rest
			}
		}
	case graph.Project, graph.Facility:
		if rest, ok := strings.CutSuffix(s, "项目"); ok && utf8.RuneCountInString(rest) >= 4 {
			return rest
		}
	case graph.Industry:
		return sector(s)
	}
	return s
}
