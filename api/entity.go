package api

import (
	"context"
	"strings"

	"soegraph/graph"
	"soegraph/queries"
)

// Entity is an entity where it is mentioned.
type Entity struct {
	ID      string    `json:"id" doc:"The IRI without what all entities share" example:"enterprise/crrc"`
	IRI     graph.IRI `json:"iri" format:"uri"`
	Name    string    `json:"name" example:"中国中车集团有限公司"`
	Type    string    `json:"type" doc:"Its class" example:"Enterprise"`
	Aliases []string  `json:"aliases" doc:"Other names"`
}

func newEntity(e queries.Entity) Entity {
	aliases := e.Aliases
	if aliases == nil {
		aliases = []string{}
	}
	return Entity{ID: e.ID(), IRI: e.IRI, Name: e.Name, Type: e.Class.Local(), Aliases: aliases}
}

// hash is the part of a statement's or a document's IRI that the API calls it by.
func hash(iri graph.IRI) string {
	for _, namespace := range []string{graph.StmtNS, graph.DocNS} {
		if id, ok := strings.CutPrefix(string(iri), namespace); ok {
			return id
		}
	}
	return string(iri)
}

// iriIn is the IRI that an id of the API means: the IRI itself, in angle
// brackets or not, with a prefix of ours, or what follows the namespace.
func iriIn(namespace, id string) (graph.IRI, error) {
	id = strings.TrimSuffix(strings.TrimPrefix(strings.TrimSpace(id), "<"), ">")
	for prefix, ns := range graph.Prefixes() {
		if local, ok := strings.CutPrefix(id, prefix+":"); ok && !strings.HasPrefix(local, "//") {
			id = ns + local
		}
	}
	if !strings.Contains(id, "://") {
		id = namespace + id
	}
	return graph.ParseIRI(id)
}

// resolve is the entity that an id or a name of a request means.
func (s *Server) resolve(ctx context.Context, r reading, id string, classes ...graph.Class) (queries.Entity, error) {
	return s.config.Queries.Resolve(ctx, r, id, classes...)
}

// classes is the classes with these local names.
func classes(names []string) ([]graph.Class, error) {
	var list []graph.Class
	for _, name := range names {
		for part := range strings.SplitSeq(name, ",") {
			c, err := classOf(strings.TrimSpace(part))
			if err != nil {
				return nil, err
			}
			list = append(list, c)
		}
	}
	return list, nil
}

func classOf(name string) (graph.Class, error) {
	var known []string
	for _, c := range graph.Classes() {
		if strings.EqualFold(c.Local(), name) {
			return c, nil
		}
		known = append(known, c.Local())
	}
	return "", graph.Errorf(graph.Invalid, "there is no type %q; there are %s", name, strings.Join(known, ", "))
}

// predicates is the predicates with these local names.
func predicates(names []string) ([]graph.Predicate, error) {
	var list []graph.Predicate
	for _, name := range names {
		for part := range strings.SplitSeq(name, ",") {
			p, err := predicateOf(strings.TrimSpace(part))
			if err != nil {
				return nil, err
			}
			list = append(list, p)
		}
	}
	return list, nil
}

func predicateOf(name string) (graph.Predicate, error) {
	var known []string
	for _, p := range append(graph.Predicates(), graph.SucceededBy, graph.Broader) {
		if p.Local() == name {
			return p, nil
		}
		known = append(known, p.Local())
	}
	return "", graph.Errorf(graph.Invalid, "there is no predicate %q; there are %s", name, strings.Join(known, ", "))
}
