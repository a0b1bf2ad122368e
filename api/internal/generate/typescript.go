package generate

import (
	"fmt"
	"strings"
)

// TypeScript is the types of the API: an interface for each schema, and one for
// the parameters of each operation.
func TypeScript(openAPI []byte) ([]byte, error) {
	d, err := parse(openAPI)
	if err != nil {
		return nil, err
	}
	var b strings.Builder
	b.WriteString("// Generated from docs/openapi.json by `make generate`. DO NOT EDIT.\n")
	for _, name := range d.schemas() {
		fmt.Fprintf(&b, "\nexport interface %s {\n", name)
		s := d.Components.Schemas[name]
		for _, p := range s.properties() {
			property := s.Properties[p]
			if property.Description != "" {
				fmt.Fprintf(&b, "  /** %s */\n", property.Description)
			}
			optional := "?"
			if s.requires(p) {
				optional = ""
			}
			kind, err := typeScript(property)
			if err != nil {
				return nil, fmt.Errorf("%s.%s: %w", name, p, err)
			}
			fmt.Fprintf(&b, "  %s%s: %s;\n", p, optional, kind)
		}
		b.WriteString("}\n")
	}
	for _, op := range d.operations() {
		if err := typeScriptParameters(&b, op); err != nil {
			return nil, err
		}
	}
	return []byte(b.String()), nil
}

func typeScriptParameters(b *strings.Builder, op operation) error {
	fmt.Fprintf(b, "\n/** %s: %s %s */\nexport interface %sParams {\n", op.Summary, op.method, op.path, title(op.ID))
	for _, p := range op.Parameters {
		if p.In == "header" {
			continue
		}
		if p.Description != "" {
			fmt.Fprintf(b, "  /** %s */\n", p.Description)
		}
		optional := "?"
		if p.Required {
			optional = ""
		}
		kind, err := typeScript(p.Schema)
		if err != nil {
			return fmt.Errorf("%s, parameter %s: %w", op.ID, p.Name, err)
		}
		fmt.Fprintf(b, "  %s%s: %s;\n", p.Name, optional, kind)
	}
	b.WriteString("}\n")
	return nil
}

func typeScript(s schema) (string, error) {
	if v, ok := s.values(); ok {
		if v == nil {
			return "Record<string, unknown>", nil
		}
		kind, err := typeScript(*v)
		return "Record<string, " + kind + ">", err
	}
	switch {
	case s.Ref != "":
		return s.name(), nil
	case len(s.Enum) > 0:
		return `"` + strings.Join(s.Enum, `" | "`) + `"`, nil
	case s.Type == "array" && s.Items != nil:
		kind, err := typeScript(*s.Items)
		if strings.Contains(kind, "|") {
			kind = "(" + kind + ")"
		}
		return kind + "[]", err
	}
	switch s.Type {
	case "string", "boolean":
		return s.Type, nil
	case "integer", "number":
		return "number", nil
	default:
		return "", fmt.Errorf("there is no type for %+v", s)
	}
}
