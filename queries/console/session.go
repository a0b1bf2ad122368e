package console

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"soegraph/graph"
	"soegraph/queries/gizmo"
)

// session is what the user has set, and what came of it.
type session struct {
	Options
	limit   int
	timeout time.Duration
	json    bool
	params  map[string]any
	errors  int
}

const defaultLimit = 100 // rows: what a person reads

func newSession(o Options) *session {
	return &session{Options: o, limit: defaultLimit, timeout: 10 * time.Second, params: map[string]any{}}
}

// failed is the error of a console that nobody watched, where something failed.
func (s *session) failed(interactive bool) error {
	if interactive || s.errors == 0 {
		return nil
	}
	return graph.Errorf(graph.Invalid, "%d of the queries failed", s.errors)
}

const help = `A query ends with its brackets and its line: g.V(entity("CRRC")).out("soe:participatesIn").all()
Tab completes methods, predicates, and names within entity("...").

  :explain QUERY     how it would be answered: which index, how many results each step has
  :param NAME VALUE  set params.NAME (JSON, or text); :param alone lists them
  :limit N           rows that are shown; now %d
  :timeout DURATION  what a query may take; now %s
  :json, :table      how rows are shown
  :prefixes          the prefixes of IRIs
  :quit              the end; so does Ctrl-D

Ctrl-C ends the query that runs. docs/gizmo.md describes the language.
`

// commands is the names of the commands.
func commands() []string {
	return []string{":explain", ":help", ":json", ":limit", ":param", ":prefixes", ":quit", ":table", ":timeout"}
}

// answer answers a query or a command, and reports true where that is the end.
func (s *session) answer(ctx context.Context, text string) (end bool) {
	name, rest, _ := strings.Cut(text, " ")
	rest = strings.TrimSpace(rest)
	var err error
	switch {
	case text == "":
	case !strings.HasPrefix(text, ":"):
		err = s.query(ctx, text, false)
	case name == ":quit" || name == ":q" || name == ":exit":
		return true
	case name == ":help" || name == ":h" || name == ":?":
		fmt.Fprintf(s.Out, help, s.limit, s.timeout)
	case name == ":explain":
		err = s.query(ctx, rest, true)
	case name == ":param":
		err = s.param(rest)
	case name == ":limit":
		if s.limit, err = strconv.Atoi(rest); err != nil || s.limit <= 0 {
			s.limit, err = defaultLimit, graph.Errorf(graph.Invalid, ":limit takes a number of rows, not %q", rest)
		}
	case name == ":timeout":
		var d time.Duration
		if d, err = time.ParseDuration(rest); err == nil && d > 0 {
			s.timeout = d
		} else {
			err = graph.Errorf(graph.Invalid, ":timeout takes a time such as 5s, not %q", rest)
		}
	case name == ":json":
		s.json = true
	case name == ":table":
		s.json = false
	case name == ":prefixes":
		prefixes := graph.Prefixes()
		for _, p := range slices.Sorted(maps.Keys(prefixes)) {
			fmt.Fprintf(s.Out, "%-8s %s\n", p+":", prefixes[p])
		}
	default:
		err = graph.Errorf(graph.Invalid, "there is no command %s: :help lists them", name)
	}
	if err != nil {
		s.errors++
		fmt.Fprintln(s.Out, "error:", err)
	}
	return false
}

func (s *session) param(rest string) error {
	name, value, ok := strings.Cut(rest, " ")
	switch {
	case rest == "":
		for _, name := range slices.Sorted(maps.Keys(s.params)) {
			value, err := json.Marshal(s.params[name])
			if err != nil {
				return err
			}
			fmt.Fprintf(s.Out, "params.%s = %s\n", name, value)
		}
		return nil
	case !ok:
		delete(s.params, name)
		return nil
	}
	var v any
	if json.Unmarshal([]byte(value), &v) != nil {
		v = strings.TrimSpace(value)
	}
	s.params[name] = v
	return nil
}

func (s *session) query(ctx context.Context, text string, explain bool) error {
	r := gizmo.Request{Query: text, Params: s.params, Limit: s.limit, Timeout: s.timeout, Explain: explain}
	began := time.Now()
	t := table{wide: explain}
	stats, err := s.Engine.Query(ctx, r, func(row gizmo.Row) error {
		if s.json {
			_, err := fmt.Fprintf(s.Out, "%s\n", row)
			return err
		}
		return t.add(row)
	})
	if explain && err == nil {
		return t.printPlan(s.Out)
	}
	if e := t.print(s.Out); e != nil {
		return e
	}
	switch {
	case errors.Is(err, context.Canceled):
		fmt.Fprintf(s.Out, "stopped after %s\n", since(began))
		return nil
	case err != nil:
		return err
	}
	rows := "rows"
	if stats.Rows == 1 {
		rows = "row"
	}
	fmt.Fprintf(s.Out, "%d %s in %s\n", stats.Rows, rows, since(began))
	if stats.Truncated {
		fmt.Fprintf(s.Out, "there are more: :limit shows more than %d\n", s.limit)
	}
	return nil
}

func since(began time.Time) time.Duration {
	d := time.Since(began)
	if d < time.Millisecond {
		return d.Round(time.Microsecond)
	}
	return d.Round(time.Millisecond / 10)
}
