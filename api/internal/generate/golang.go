package generate

import (
	"fmt"
	"go/format"
	"slices"
	"strings"
)

// Go is the generated part of package client: a struct for each schema, and a
// method for each operation.
func Go(openAPI []byte) ([]byte, error) {
	d, err := parse(openAPI)
	if err != nil {
		return nil, err
	}
	var b strings.Builder
	b.WriteString("// Code generated from docs/openapi.json by `make generate`. DO NOT EDIT.\n\npackage client\n\n" +
		"import (\n\t\"context\"\n\t\"io\"\n\t\"net/http\"\n\t\"net/url\"\n\t\"time\"\n)\n")
	for _, name := range d.schemas() {
		if err := goStruct(&b, name, d.Components.Schemas[name]); err != nil {
			return nil, err
		}
	}
	for _, op := range d.operations() {
		if err := goMethod(&b, op); err != nil {
			return nil, err
		}
	}
	source, err := format.Source([]byte(b.String()))
	if err != nil {
		return nil, fmt.Errorf("format the client: %w", err)
	}
	return source, nil
}

func goStruct(b *strings.Builder, name string, s schema) error {
	fmt.Fprintf(b, "\n// %s is the schema of that name.\ntype %s struct {\n", name, name)
	for _, p := range s.properties() {
		kind, err := goType(s.Properties[p], s.requires(p))
		if err != nil {
			return fmt.Errorf("%s.%s: %w", name, p, err)
		}
		tag := p
		if !s.requires(p) {
			tag += ",omitempty"
		}
		fmt.Fprintf(b, "\t%s %s `json:\"%s\"`%s\n", goName(p), kind, tag, comment(s.Properties[p].Description))
	}
	b.WriteString("}\n")
	return nil
}

func comment(s string) string {
	if s == "" {
		return ""
	}
	return " // " + s
}

// goName is a name as Go writes it: iri is IRI, fileName is FileName.
func goName(s string) string {
	if slices.Contains([]string{"iri", "id", "url"}, s) {
		return strings.ToUpper(s)
	}
	return strings.ReplaceAll(title(s), "Id", "ID")
}

// goType is the type of a property. One that may be missing, and whose zero
// value could be meant, is a pointer.
func goType(s schema, required bool) (string, error) {
	if v, ok := s.values(); ok {
		if v == nil {
			return "map[string]any", nil
		}
		kind, err := goType(*v, true)
		return "map[string]" + kind, err
	}
	pointer := ""
	if !required {
		pointer = "*"
	}
	switch {
	case s.Ref != "":
		return pointer + s.name(), nil
	case s.Type == "array" && s.Items != nil:
		kind, err := goType(*s.Items, true)
		return "[]" + kind, err
	case s.Format == "date-time":
		return "time.Time", nil
	}
	switch s.Type {
	case "string":
		return "string", nil
	case "boolean":
		return "bool", nil
	case "integer":
		return "int64", nil
	case "number":
		return pointer + "float64", nil
	default:
		return "", fmt.Errorf("there is no type for %+v", s)
	}
}

// goMethod writes the parameters and the method of an operation. What has more
// than one format is a stream, which the caller reads and closes.
func goMethod(b *strings.Builder, op operation) error {
	name := title(op.ID)
	var path, query []parameter
	for _, p := range op.Parameters {
		switch p.In {
		case "path":
			path = append(path, p)
		case "query":
			query = append(query, p)
		}
	}
	if len(query) > 0 || op.ID == "runQuery" {
		if err := goParams(b, name, query, op.ID == "runQuery"); err != nil {
			return err
		}
	}
	args := []string{"ctx context.Context"}
	target := fmt.Sprintf("%q", op.path)
	for _, p := range path {
		args = append(args, p.Name+" string")
		target = strings.Replace(target, "{"+p.Name+"}", `" + url.PathEscape(`+p.Name+`) + "`, 1)
	}
	call := fmt.Sprintf("http.Method%s, %s", title(strings.ToLower(op.method)), strings.TrimSuffix(target, ` + ""`))
	if len(query) > 0 || op.ID == "runQuery" {
		args = append(args, "p "+name+"Params")
		call += ", p.values()"
	} else {
		call += ", nil"
	}
	body, kind := goBody(op)
	if kind != "" {
		args = append(args, "body "+kind)
	}
	call += ", " + body
	fmt.Fprintf(b, "\n// %s: %s.\n", name, strings.TrimSuffix(op.Summary, "."))
	if answer := op.answer(); answer != "" {
		fmt.Fprintf(b, "func (c *Client) %s(%s) (answer %s, err error) {\n\terr = c.decode(ctx, &answer, %s)\n\treturn answer, err\n}\n", name, strings.Join(args, ", "), answer, call)
	} else {
		fmt.Fprintf(b, "func (c *Client) %s(%s) (io.ReadCloser, error) {\n\treturn c.stream(ctx, %s)\n}\n", name, strings.Join(args, ", "), call)
	}
	return nil
}

// goBody is how the body is passed on, and the type of its argument.
func goBody(op operation) (value, kind string) {
	if op.RequestBody == nil {
		return "nil", ""
	}
	if m, ok := op.RequestBody.Content["application/json"]; ok {
		return "jsonBody(body)", m.Schema.name()
	}
	return "body", "Body"
}

// goParams writes the struct of the query parameters of an operation. One that
// is left at zero is not sent. more is for parameters that the document cannot
// name.
func goParams(b *strings.Builder, name string, query []parameter, more bool) error {
	fmt.Fprintf(b, "\n// %sParams is the parameters of [Client.%s]; what is zero is not sent.\ntype %sParams struct {\n", name, name, name)
	for _, p := range query {
		kind, err := goType(p.Schema, true)
		if err != nil {
			return fmt.Errorf("%s, parameter %s: %w", name, p.Name, err)
		}
		fmt.Fprintf(b, "\t%s %s%s\n", goName(p.Name), kind, comment(p.Description))
	}
	if more {
		b.WriteString("\tArgs map[string]string // parameters of the query itself\n")
	}
	fmt.Fprintf(b, "}\n\nfunc (p %sParams) values() url.Values {\n\tv := values{}\n", name)
	for _, p := range query {
		fmt.Fprintf(b, "\tv.%s(%q, p.%s)\n", adder(p.Schema), p.Name, goName(p.Name))
	}
	if more {
		b.WriteString("\tfor name, value := range p.Args {\n\t\tv.text(name, value)\n\t}\n")
	}
	b.WriteString("\treturn url.Values(v)\n}\n")
	return nil
}

func adder(s schema) string {
	i := slices.Index([]string{"string", "integer", "boolean", "array"}, s.Type)
	return []string{"text", "number", "flag", "list"}[max(i, 0)]
}
