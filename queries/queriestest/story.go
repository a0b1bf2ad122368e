package queriestest

import (
	"fmt"
	"strconv"
	"strings"

	"soegraph/graph"
)

// Story is a graph written as text, a line each:
//
//	Document a: 2023-10-09 大连日报, 央企携手大连
//	Enterprise: 中国中车集团有限公司, 中车, CRRC@en @registry
//	中车大连公司 subsidiaryOf 中国中车集团有限公司 @registry
//	中车大连公司 participatesIn 旅顺新厂项目 @a,b role=invests
//	旅顺新厂项目 investment 10000000000 @a about
//	太平湾 figure 固定资产投资=45.6 亿元 (2022)
//
// An entity is declared with its class and its names, the preferred one first,
// and is meant by that name from then on. What follows the at sign is the
// documents that state the line, "a" where there is none. Empty lines and lines
// that start with # are left out.
type Story struct {
	Statements []graph.Statement
	Documents  []graph.Document

	entities  map[string]graph.IRI
	documents map[string]graph.IRI
	at        int // offset of the next quote in every document
}

// Parse reads a story.
func Parse(text string) (*Story, error) {
	s := &Story{entities: map[string]graph.IRI{}, documents: map[string]graph.IRI{}}
	for n, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		if err := s.line(line); err != nil {
			return nil, fmt.Errorf("line %d: %s: %w", n+1, line, err)
		}
	}
	return s, nil
}

// Graph is the story's graph.
func (s *Story) Graph() *Graph { return New(s.Quads()) }

// Quads is the story's quads, with the vocabulary and the documents.
func (s *Story) Quads() []graph.Quad {
	quads := graph.Vocabulary()
	for _, st := range s.Statements {
		quads = append(quads, st.Quads()...)
	}
	for _, d := range s.Documents {
		quads = append(quads, d.Quads()...)
	}
	return quads
}

// IRI is the IRI of the entity with a preferred name, "" where there is none.
func (s *Story) IRI(name string) graph.IRI { return s.entities[name] }

func (s *Story) line(line string) error {
	s.at += 100
	body, options := cutOptions(line)
	if head, rest, ok := strings.Cut(body, ":"); ok && !strings.Contains(head, " ") {
		evidence, err := s.evidences(line, options)
		if err != nil {
			return err
		}
		return s.entity(head, rest, evidence)
	}
	if head, rest, ok := strings.Cut(body, ":"); ok && strings.HasPrefix(head, "Document ") {
		s.document(strings.TrimPrefix(head, "Document "), rest)
		return nil
	}
	fields := strings.SplitN(body, " ", 3)
	if len(fields) != 3 {
		return fmt.Errorf("neither an entity nor a fact")
	}
	evidence, err := s.evidences(line, options)
	if err != nil {
		return err
	}
	return s.fact(fields[0], fields[1], fields[2], evidence)
}

// cutOptions cuts off what an at sign or an equals sign says of the evidence.
func cutOptions(line string) (body string, options []string) {
	fields := strings.Fields(line)
	n := len(fields)
	for n > 0 && (strings.HasPrefix(fields[n-1], "@") || strings.HasPrefix(fields[n-1], "role=") || strings.HasPrefix(fields[n-1], "sure=") || fields[n-1] == "about" || fields[n-1] == "over") {
		n--
	}
	return strings.Join(fields[:n], " "), fields[n:]
}

// evidences is the evidence that the line's options ask for.
func (s *Story) evidences(line string, options []string) ([]graph.Evidence, error) {
	e := graph.Evidence{Exact: line, Start: s.at, End: s.at + len(line), Rule: "story", Confidence: 0.9}
	documents := []string{"a"}
	for _, o := range options {
		key, value, _ := strings.Cut(o, "=")
		switch {
		case strings.HasPrefix(o, "@"):
			documents = strings.Split(o[1:], ",")
		case key == "role":
			e.Role = graph.Role(value)
		case key == "sure":
			f, err := strconv.ParseFloat(value, 64)
			if err != nil {
				return nil, err
			}
			e.Confidence = f
		default:
			e.Qualifier = o
		}
	}
	var list []graph.Evidence
	for _, d := range documents {
		e.Document, e.Label = s.documentIRI(d), ""
		if d == "registry" {
			e.Document, e.Label = graph.Base+"registry/test", graph.RegistryGraph
		} else {
			e.Article = graph.ArticleIRI(e.Document, 1)
		}
		list = append(list, e)
	}
	return list, nil
}

func (s *Story) documentIRI(name string) graph.IRI {
	if iri, ok := s.documents[name]; ok {
		return iri
	}
	s.document(name, "")
	return s.documents[name]
}

// document declares a document: its date, its publisher, its headline.
func (s *Story) document(name, about string) {
	if name == "registry" {
		return
	}
	iri := graph.DocumentIRI([]byte(name))
	s.documents[name] = iri
	date, about, _ := strings.Cut(strings.TrimSpace(about), " ")
	publisher, headline, _ := strings.Cut(about, ", ")
	d := graph.Document{IRI: iri, Text: "text of " + name, FileName: name + ".txt", MediaType: "text/plain", Publisher: publisher, Title: headline}
	d.Articles = []graph.Article{{IRI: graph.ArticleIRI(iri, 1), Headline: headline, End: len(d.Text)}}
	if date != "" {
		d.Published = dateTerm(date)
		d.Articles[0].Published = d.Published
	}
	s.Documents = append(s.Documents, d)
}

func (s *Story) state(evidence []graph.Evidence, subject graph.IRI, p graph.Predicate, o graph.Term) {
	for _, e := range evidence {
		s.Statements = append(s.Statements, graph.Statement{Subject: subject, Predicate: p, Object: o, Evidence: e})
	}
}

func (s *Story) entity(class, names string, evidence []graph.Evidence) error {
	c := graph.Class(graph.NS + class)
	list := strings.Split(names, ",")
	preferred := strings.TrimSpace(list[0])
	iri := graph.EntityIRI(c, preferred)
	s.entities[preferred] = iri
	s.state(evidence, iri, graph.Type, c.Term())
	for i, name := range list {
		name, language, ok := strings.Cut(strings.TrimSpace(name), "@")
		p := graph.AltLabel
		if i == 0 {
			p = graph.PrefLabel
		}
		if !ok {
			language = graph.Chinese
		} else if language == graph.English && i > 0 && !strings.Contains(name, " ") {
			p = graph.AltLabel
		}
		s.state(evidence, iri, p, graph.LangString(name, language))
	}
	return nil
}

func (s *Story) fact(subject, predicate, object string, evidence []graph.Evidence) error {
	from, ok := s.entities[subject]
	if !ok {
		return fmt.Errorf("%s is not declared", subject)
	}
	p := graph.Predicate(graph.NS + predicate)
	if predicate == graph.Broader.Local() {
		p = graph.Broader
	}
	if predicate == graph.Notation.Local() {
		p = graph.Notation
	}
	if p == graph.Figure {
		return s.figure(from, object, evidence)
	}
	if to, ok := s.entities[object]; ok {
		s.state(evidence, from, p, to.Term())
		return nil
	}
	value, err := valueTerm(p, object)
	if err != nil {
		return err
	}
	s.state(evidence, from, p, value)
	return nil
}

func (s *Story) figure(subject graph.IRI, text string, evidence []graph.Evidence) error {
	name, rest, ok := strings.Cut(text, "=")
	if !ok {
		return fmt.Errorf("a figure is name=value unit (period)")
	}
	o := graph.Observation{Subject: subject, Name: name}
	if rest, o.Period, ok = strings.Cut(rest, " ("); ok {
		o.Period = strings.TrimSuffix(o.Period, ")")
	}
	o.Value, o.Unit, _ = strings.Cut(rest, " ")
	for _, e := range evidence {
		s.Statements = append(s.Statements, o.Statements(e)...)
	}
	return nil
}

func valueTerm(p graph.Predicate, text string) (graph.Term, error) {
	switch p {
	case graph.Investment:
		if value, currency, ok := strings.Cut(text, " "); ok {
			return graph.Typed(value, graph.IRI(graph.NS+currency)), nil
		}
		return graph.Decimal(text), nil
	case graph.ProjectCount:
		return graph.Typed(text, graph.XSDInteger), nil
	case graph.Date:
		return dateTerm(text), nil
	case graph.Status, graph.Notation, graph.Tier:
		return graph.String(text), nil
	}
	return "", fmt.Errorf("%s is not declared", text)
}

// dateTerm is an ISO date of any exactness.
func dateTerm(text string) graph.Term {
	switch {
	case strings.HasPrefix(text, "--"):
		return graph.Typed(text, graph.XSDMonthDay)
	case len(text) == len("2006"):
		return graph.Typed(text, graph.XSDYear)
	case len(text) == len("2006-01"):
		return graph.Typed(text, graph.XSDYearMonth)
	default:
		return graph.Typed(text, graph.XSDDate)
	}
}
