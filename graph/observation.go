package graph

// Observation is a figure that a text gives: what is counted, how much, of when
// (qb:Observation of the RDF Data Cube vocabulary).
type Observation struct {
	Subject IRI
	Name    string // 固定资产投资
	Value   string // lexical decimal, in Unit
	Unit    string // 亿元, 家, %; may be ""
	Period  string // 2022, 2023-06, or ""
}

// IRI is a hash of the observation, so that the same figure is the same node.
func (o Observation) IRI() IRI {
	return IRI(EntityNS + "observation/" + digest(24, string(o.Subject), o.Name, o.Value, o.Unit, o.Period))
}

// Statements is the figure and what describes its observation, all with the
// evidence given.
func (o Observation) Statements(evidence Evidence) []Statement {
	obs := o.IRI()
	list := append(make([]Statement, 0, 6),
		Statement{o.Subject, Figure, obs.Term(), evidence},
		Statement{obs, Type, ObservationClass.Term(), evidence},
		Statement{obs, FigureName, String(o.Name), evidence},
		Statement{obs, FigureValue, Decimal(o.Value), evidence},
	)
	if o.Unit != "" {
		list = append(list, Statement{obs, FigureUnit, String(o.Unit), evidence})
	}
	if o.Period != "" {
		list = append(list, Statement{obs, FigurePeriod, String(o.Period), evidence})
	}
	return list
}
