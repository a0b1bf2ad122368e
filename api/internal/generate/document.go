// Package generate makes clients of the API from its OpenAPI document: types of
// TypeScript for the explorer, and the Go package api/client. It knows as much
// of OpenAPI as that document uses, and fails at what it does not know.
package generate

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// document is an OpenAPI document, as far as clients need it.
type document struct {
	Paths      map[string]map[string]operation `json:"paths"`
	Components struct {
		Schemas map[string]schema `json:"schemas"`
	} `json:"components"`
}

type operation struct {
	ID          string      `json:"operationId"`
	Summary     string      `json:"summary"`
	Parameters  []parameter `json:"parameters"`
	RequestBody *struct {
		Content map[string]media `json:"content"`
	} `json:"requestBody"`
	Responses map[string]struct {
		Content map[string]media `json:"content"`
	} `json:"responses"`

	method, path string
}

type media struct {
	Schema schema `json:"schema"`
}

type parameter struct {
	Name        string `json:"name"`
	In          string `json:"in"`
	Description string `json:"description"`
	Required    bool   `json:"required"`
	Schema      schema `json:"schema"`
}

type schema struct {
	Ref         string            `json:"$ref"`
	Type        string            `json:"type"`
	Format      string            `json:"format"`
	Description string            `json:"description"`
	Enum        []string          `json:"enum"`
	Items       *schema           `json:"items"`
	Properties  map[string]schema `json:"properties"`
	Required    []string          `json:"required"`
	Additional  json.RawMessage   `json:"additionalProperties"`
	OneOf       []schema          `json:"oneOf"`
}

// parse reads a document.
func parse(data []byte) (document, error) {
	var d document
	if err := json.NewDecoder(bytes.NewReader(data)).Decode(&d); err != nil {
		return d, fmt.Errorf("read the OpenAPI document: %w", err)
	}
	return d, nil
}

// operations is the operations of the API itself, by their ids: what Cayley's
// own programs and operators ask has clients already.
func (d document) operations() []operation {
	var list []operation
	for path, methods := range d.Paths {
		for method, op := range methods {
			if strings.HasPrefix(path, "/api/v1/") && !strings.HasPrefix(op.ID, "cayley") {
				op.method, op.path = strings.ToUpper(method), path
				list = append(list, op)
			}
		}
	}
	slices.SortFunc(list, func(a, b operation) int { return strings.Compare(a.ID, b.ID) })
	return list
}

// schemas is the names of the schemas, sorted.
func (d document) schemas() []string { return slices.Sorted(maps.Keys(d.Components.Schemas)) }

// name is the name of the schema that a reference refers to.
func (s schema) name() string { return s.Ref[strings.LastIndexByte(s.Ref, '/')+1:] }

// properties is the names of an object's properties, the required ones first.
func (s schema) properties() []string {
	names := slices.Sorted(maps.Keys(s.Properties))
	slices.SortStableFunc(names, func(a, b string) int {
		return strings.Compare(order(s.requires(a)), order(s.requires(b)))
	})
	return names
}

func order(required bool) string {
	if required {
		return "a"
	}
	return "b"
}

func (s schema) requires(property string) bool { return slices.Contains(s.Required, property) }

// values is the schema of the values of an object that is a map, nil where any
// may be there, false where it is no map.
func (s schema) values() (*schema, bool) {
	if len(s.Properties) > 0 || s.Type != "object" {
		return nil, false
	}
	var v schema
	if json.Unmarshal(s.Additional, &v) != nil || v.Type == "" && v.Ref == "" {
		return nil, true
	}
	return &v, true
}

// answer is the schema that an operation's success refers to, "" where it
// answers with a stream, or with one of several formats.
func (op operation) answer() string {
	for status, r := range op.Responses {
		if strings.HasPrefix(status, "2") && len(r.Content) == 1 && r.Content["application/json"].Schema.Ref != "" {
			return r.Content["application/json"].Schema.name()
		}
	}
	return ""
}

// title has a capital at the start.
func title(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

// Files is what is generated, by its path from the repository's root.
func Files() map[string]func(openAPI []byte) ([]byte, error) {
	return map[string]func([]byte) ([]byte, error){
		"api/client/generated.go":  Go,
		"api/web/src/openapi.d.ts": TypeScript,
	}
}
