package queries

import (
	"cmp"
	"math/bits"
	"slices"
	"strconv"

	"soegraph/graph"
)

func sourceQueries() []Query {
	return []Query{
		{
			Name:  "contradictions",
			Title: Title{"Statements that contradict each other", "相互矛盾的记载"},
			Meaning: Title{
				"Subjects for which more than one value is stated where one can be true: an investment in one currency, a number of projects, a date, a figure of one name, unit and time. Dates of different exactness agree where one is a part of the other. Values with the most evidence come first.",
				"本应只有一个取值而记载了多个的主体：同币种的投资额、项目数、日期、同名同单位同期的数据。精度不同而相容的日期不算矛盾。证据多的取值在前。",
			},
			Columns: columns("subject", EntityColumn, "predicate", TextColumn, "values", NumberColumn),
			answer:  contradictions,
		},
		{
			Name:  "evidence-of",
			Title: Title{"The sentences that state a fact", "事实的出处"},
			Meaning: Title{
				"Every evidence of a statement, or of the facts with a subject and a predicate, and an object where one is given: the quote, where it stands (byte offsets into the document's text), the rule that found it and how sure it is. Surest first.",
				"一条事实的全部证据：引文、所在文档与文章、字节偏移、抽取规则与置信度；可由陈述 IRI 或主体、谓词（及客体）指定；置信度高者在前。",
			},
			Parameters: []Parameter{
				{Name: "statement", Kind: StatementParameter, Title: Title{"Statement", "陈述"}, Example: "stmt:0123456789abcdef0123456789abcdef"},
				{Name: "subject", Kind: EntityParameter, Title: Title{"Subject", "主体"}, Example: "中粮油脂大连饲料蛋白加工基地项目"},
				{Name: "predicate", Kind: PredicateParameter, Title: Title{"Predicate", "谓词"}, Example: "investment"},
				{Name: "object", Kind: ObjectParameter, Title: Title{"Object", "客体"}, Example: "5000000000"},
			},
			Columns: columns("quote", TextColumn, "document", EntityColumn, "article", EntityColumn, "start", NumberColumn,
				"end", NumberColumn, "rule", TextColumn, "confidence", NumberColumn),
			check:  evidenceArguments,
			answer: evidenceOf,
		},
		{
			Name:  "single-source-facts",
			Title: Title{"Facts that one document alone states", "孤证"},
			Meaning: Title{
				"Facts between entities, and values, that exactly one source states, and that source is a document. Reprints of one text are one source. With a document: those that this document alone states. In the order of subject, predicate and object.",
				"仅有一个来源且来源为文档的事实；同一文本的转载算一个来源。给出文档时只列仅由该文档记载者。按主体、谓词、客体排列。",
			},
			Parameters: []Parameter{{Name: "document", Kind: DocumentParameter, Title: Title{"Document", "文档"}, Example: "02-taiping-bay.md"}},
			Columns:    columns("subject", EntityColumn, "predicate", TextColumn, "object", EntityColumn, "document", EntityColumn),
			answer:     singleSourceFacts,
		},
		{
			Name:  "documents-about",
			Title: Title{"Documents that mention something", "相关文档"},
			Meaning: Title{
				"Articles with evidence for a fact about the entity or for one of its names, and in how many passages. The latest first, then the most passages.",
				"含有该实体的事实或名称之证据的文章，及其处数；最近刊发者在前，同日者处数多的在前。",
			},
			Parameters: []Parameter{{"entity", EntityParameter, nil, true, Title{"Entity", "实体"}, "CRRC"}},
			Columns:    columns("document", EntityColumn, "article", EntityColumn, "date", DateColumn, "mentions", NumberColumn),
			answer:     documentsAbout,
		},
	}
}

// evidenceArguments accepts a statement alone, or a subject and a predicate.
func evidenceArguments(c *call) error {
	if c.given("statement") && len(c.args) == 1 || !c.given("statement") && c.given("subject") && c.given("predicate") {
		return nil
	}
	return graph.Errorf(graph.Invalid, "evidence-of takes a statement, or a subject and a predicate (and an object): subject=CRRC predicate=participatesIn")
}

func evidenceOf(c *call) answer {
	var statements []graph.ID
	if c.given("statement") {
		statements = []graph.ID{c.entityArg("statement")}
	} else {
		pattern := graph.Pattern{S: c.entityArg("subject"), P: c.entityArg("predicate"), O: c.entityArg("object")}
		for q := range c.match(pattern) {
			statements = append(statements, q.G)
		}
	}
	var list []Quote
	seen := &set{}
	for _, s := range statements {
		for q := range c.in(graph.EvidenceStatement, s) {
			if !seen.has(q.S) {
				seen.add(q.S)
				list = append(list, c.quote(q.S))
			}
		}
	}
	surestFirst(list)
	return rowsOf(list, func(q Quote) Row {
		var article Cell
		if q.Article != nil {
			article = *q.Article
		}
		return Row{
			Text(q.Exact), q.Document, article, Count(q.Start), Count(q.End), Text(q.Rule), NewNumber(q.Confidence),
		}
	})
}

// sources is the labels of the evidence of a statement, each once: the documents
// that state it, and the registry. Of documents whose articles are reprints of one
// another the first stands for all.
func (v *view) sources(statement graph.ID) []graph.ID {
	var labels []graph.ID
	var marks []uint64
	for q := range v.in(graph.EvidenceStatement, statement) {
		if slices.Contains(labels, q.G) {
			continue
		}
		mark := v.fingerprint(q.S)
		if mark != 0 && slices.ContainsFunc(marks, func(p uint64) bool { return bits.OnesCount64(p^mark) <= graph.ReprintDistance }) {
			continue
		}
		labels, marks = append(labels, q.G), append(marks, mark)
	}
	return labels
}

// fingerprint is that of the article that an evidence is from, 0 where it has none.
func (v *view) fingerprint(evidence graph.ID) uint64 {
	for a := range v.out(evidence, graph.EvidenceArticle) {
		for f := range v.out(a.O, graph.Fingerprint) {
			if n, err := strconv.ParseUint(v.Term(f.O).Text(), 16, 64); err == nil {
				return n
			}
		}
	}
	return 0
}

func singleSourceFacts(c *call) answer {
	var list []graph.IDQuad
	if c.given("document") {
		document := c.entityArg("document")
		for q := range c.factsOf(document) {
			if sources := c.sources(q.G); len(sources) == 1 && sources[0] == document {
				list = append(list, q)
			}
		}
	} else {
		single := c.singleSource()
		for _, p := range graph.Predicates() {
			for q := range c.scan(p) {
				if single(q.G) {
					list = append(list, q)
				}
			}
		}
	}
	order(c, list, func(a, b graph.IDQuad) int {
		return cmp.Or(c.byIRI(a.S, b.S), c.byIRI(a.P, b.P), c.byIRI(a.O, b.O))
	})
	return rowsOf(list, func(f graph.IDQuad) Row {
		return Row{c.cell(f.S), Text(c.Term(f.P).IRI().Local()), c.objectCell(f.O), c.entityCell(c.sources(f.G))}
	})
}

// singleSource reports of statements whether one document states them and
// nothing else. All evidence is read in one go, and only what has more of it is
// looked at again.
func (v *view) singleSource() func(statement graph.ID) bool {
	var once, unsure set
	for q := range v.scan(graph.EvidenceStatement) {
		if once.has(q.O) || !v.isDocument(q.G) {
			unsure.add(q.O)
		}
		once.add(q.O)
	}
	return func(statement graph.ID) bool {
		if !once.has(statement) || !unsure.has(statement) {
			return once.has(statement)
		}
		sources := v.sources(statement)
		return len(sources) == 1 && v.isDocument(sources[0])
	}
}

// isDocument reports whether the label of an evidence is a document: not the
// registry's, not the ledger's.
func (v *view) isDocument(label graph.ID) bool {
	return label != 0 && label != v.known.registry && label != v.known.ledger
}

// factsOf yields the facts that a document states, without types and names.
func (v *view) factsOf(document graph.ID) func(func(graph.IDQuad) bool) {
	return func(yield func(graph.IDQuad) bool) {
		predicates, seen := &set{}, &set{}
		for _, p := range graph.Predicates() {
			predicates.add(v.id(p))
		}
		for e := range v.in(graph.EvidenceDocument, document) {
			for s := range v.out(e.S, graph.EvidenceStatement) {
				if seen.has(s.O) {
					continue
				}
				seen.add(s.O)
				for q := range v.match(graph.Pattern{G: s.O}) {
					if predicates.has(q.P) && !yield(q) {
						return
					}
				}
			}
		}
	}
}

// objectCell is an entity, a number, or a text with what it is.
func (v *view) objectCell(o graph.ID) Cell {
	t := v.Term(o)
	if t.Kind() != graph.Literal {
		if f := v.figure(o); f.name != "" {
			return Text(f.String())
		}
		return v.entity(o)
	}
	if a := amountOf(t); a.currency != "" && a.currency != yuan {
		return a.cell()
	}
	if n, ok := numberOf(t); ok && t.Datatype() != graph.XSDYear {
		return n
	}
	return Text(t.Text())
}

// String is the figure as a reader would write it: 固定资产投资 45.6 亿元 (2022).
func (f figure) String() string {
	s := f.name + " " + f.value
	if f.unit != "" {
		s += " " + f.unit
	}
	if f.period != "" {
		s += " (" + f.period + ")"
	}
	return s
}

func documentsAbout(c *call) answer {
	type group struct {
		document, article graph.ID
		date              string
		passages          map[[2]graph.ID]struct{}
	}
	var list []*group
	index := map[[2]graph.ID]*group{}
	seen := &set{}
	for q := range c.statementsAbout(c.entityArg("entity")) {
		for e := range c.in(graph.EvidenceStatement, q.G) {
			if seen.has(e.S) {
				continue
			}
			seen.add(e.S)
			key, passage := c.passage(e.S)
			g := index[key]
			if g == nil {
				g = &group{key[0], key[1], c.day(e.S), map[[2]graph.ID]struct{}{}}
				index[key] = g
				if c.is(g.document, graph.DocumentClass) {
					list = append(list, g)
				}
			}
			g.passages[passage] = struct{}{}
		}
	}
	order(c, list, func(a, b *group) int {
		return cmp.Or(cmp.Compare(b.date, a.date), cmp.Compare(len(b.passages), len(a.passages)), c.byIRI(a.document, b.document), c.byIRI(a.article, b.article))
	})
	return rowsOf(list, func(g *group) Row {
		var article Cell
		if g.article != 0 {
			article = c.entity(g.article)
		}
		return Row{c.entity(g.document), article, textCell(g.date), Count(len(g.passages))}
	})
}

// passage is where an evidence stands: its document and article, and the numbers
// of the terms of its start and end.
func (v *view) passage(evidence graph.ID) (where, passage [2]graph.ID) {
	document, article, start, end := v.id(graph.EvidenceDocument), v.id(graph.EvidenceArticle), v.id(graph.Start), v.id(graph.End)
	for q := range v.match(graph.Pattern{S: evidence}) {
		switch q.P {
		case document:
			where[0] = q.O
		case article:
			where[1] = q.O
		case start:
			passage[0] = q.O
		case end:
			passage[1] = q.O
		}
	}
	return where, passage
}

// statementsAbout yields the facts of which an entity is the subject or the object.
func (v *view) statementsAbout(id graph.ID) func(func(graph.IDQuad) bool) {
	return func(yield func(graph.IDQuad) bool) {
		if id == 0 {
			return
		}
		for _, p := range []graph.Pattern{{S: id}, {O: id}} {
			for q := range v.match(p) {
				if !yield(q) {
					return
				}
			}
		}
	}
}
