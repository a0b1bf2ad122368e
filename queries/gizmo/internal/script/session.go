package script

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"strings"
	"time"

	"github.com/dop251/goja"

	"soegraph/graph"
	"soegraph/graph/store/quadstore"
)

// Config is one query and what it may do.
type Config struct {
	Source string
	Params map[string]any // JSON values; the script reads them as params.NAME
	Store  *quadstore.QuadStore
	// Resolve finds what entity("...") names; nil where names are not resolved.
	Resolve func(name string) (graph.IRI, error)
	Form    Form                   // [Typed] where it is ""
	Rows    int                    // rows that may be given; what is more is cut off
	Bytes   int                    // bytes of rows that may be given; more is an error
	Give    func(row []byte) error // takes one row, as JSON; it is valid until Give returns
	Explain bool                   // instead of rows, how each path would be answered
}

// Stats says what a query did.
type Stats struct {
	Rows      int
	Truncated bool // there were more rows than allowed
}

// The limits of what a script may be.
const (
	MaxSource  = 16 << 10 // bytes
	maxNesting = 100      // brackets within brackets
	callStack  = 64
	maxTaken   = 200_000 // rows taken into the script by toArray() and its like
	maxSteps   = 1_000   // steps of a path, those of the paths it is made of included
)

// errEnough stops a script that has given all the rows it may.
var errEnough = errors.New("enough rows")

// session is one run of one script.
type session struct {
	Config
	ctx       context.Context
	vm        *goja.Runtime
	prefixes  map[string]string
	pathProto *goja.Object
	out       encoder
	stats     Stats
	bytes     int
	taken     int
	fatal     error // what ended the script, whatever it catches
}

// Run runs a query. It fails with [graph.Invalid] where the script is wrong or
// throws, [graph.TooLarge] where it passes a limit, and with the context's cause
// where that is done.
func Run(ctx context.Context, c Config) (Stats, error) {
	if err := check(c.Source); err != nil {
		return Stats{}, err
	}
	if c.Form == "" {
		c.Form = Typed
	}
	program, err := goja.Compile("query", c.Source, false)
	if err != nil {
		return Stats{}, invalid("the query is not JavaScript: %s", syntax(err))
	}
	s := &session{Config: c, ctx: ctx, vm: goja.New(), prefixes: graph.Prefixes(), out: encoder{form: c.Form}}
	s.vm.SetMaxCallStackSize(callStack)
	if err := s.environment(); err != nil {
		return Stats{}, err
	}
	stop := context.AfterFunc(ctx, func() { s.vm.Interrupt(context.Cause(ctx)) })
	defer stop()
	err = s.run(program)
	return s.stats, err
}

// run runs the program and gives its last value, which a console shows.
func (s *session) run(program *goja.Program) (err error) {
	defer func() {
		switch x := recover().(type) {
		case nil:
		case *goja.Exception, *goja.InterruptedError:
			err = invalid("the script threw what cannot be shown")
		default:
			err = graph.Errorf(graph.Internal, "the interpreter failed: %v", x)
		}
		if cause := context.Cause(s.ctx); cause != nil {
			err = deadline(cause)
		}
		if s.fatal != nil {
			err = s.fatal
		}
		if errors.Is(err, errEnough) {
			err = nil
		}
	}()
	last, err := s.vm.RunProgram(program)
	if err != nil {
		return s.failure(err)
	}
	if p, ok := pathOf(last); ok {
		if p.start {
			return s.all(p, 0)
		}
		return nil
	}
	if _, isFunction := goja.AssertFunction(last); missing(last) || isFunction {
		return nil
	}
	return s.emit(last)
}

func deadline(cause error) error {
	if errors.Is(cause, context.DeadlineExceeded) {
		return &graph.Error{Code: graph.Timeout, Message: "the query did not end in its time: restrict it, or allow it more", Err: cause}
	}
	return cause
}

// failure is an error of the interpreter for the user.
func (s *session) failure(err error) error {
	if cause := context.Cause(s.ctx); cause != nil {
		return deadline(cause)
	}
	if s.fatal != nil {
		return s.fatal
	}
	if _, ok := errors.AsType[*goja.StackOverflowError](err); ok {
		return graph.Errorf(graph.TooLarge, "functions call each other more than %d deep", callStack)
	}
	e, ok := errors.AsType[*goja.Exception](err)
	if !ok {
		return invalid("%v", err)
	}
	if cause := e.Unwrap(); cause != nil {
		if coded, ok := errors.AsType[*graph.Error](cause); ok {
			return &graph.Error{Code: coded.Code, Message: coded.Message + place(e), Err: coded.Err}
		}
		return invalid("%v%s", cause, place(e))
	}
	return invalid("%s%s", e.Value(), place(e))
}

// place is where in the script an exception was thrown.
func place(e *goja.Exception) string {
	for _, f := range e.Stack() {
		if p := f.Position(); p.Line > 0 {
			return fmt.Sprintf(" (line %d, column %d)", p.Line, p.Column)
		}
	}
	return ""
}

// throw throws err in the script. What is fatal ends the script even where it
// catches everything.
func (s *session) throw(err error) goja.Value {
	if cause := context.Cause(s.ctx); cause != nil {
		s.end(deadline(cause))
	} else if code := graph.CodeOf(err); errors.Is(err, errEnough) || code == graph.TooLarge {
		s.end(err)
	}
	panic(s.vm.NewGoError(err))
}

func (s *session) end(err error) {
	if s.fatal == nil {
		s.fatal = err
		s.vm.Interrupt(err)
	}
}

// method is a function of the script in Go. Its errors are thrown, and so are
// panics of what it calls, other than the interpreter's own.
type method func(this goja.Value, args []goja.Value) (goja.Value, error)

func (s *session) function(f method) func(goja.FunctionCall) goja.Value {
	return func(call goja.FunctionCall) (result goja.Value) {
		v, err := s.call(f, call)
		if err != nil {
			return s.throw(err)
		}
		if v == nil {
			return goja.Undefined()
		}
		return v
	}
}

func (s *session) call(f method, call goja.FunctionCall) (v goja.Value, err error) {
	defer func() {
		switch x := recover().(type) {
		case nil:
		case *goja.Exception, *goja.InterruptedError, *goja.StackOverflowError, *goja.Object, goja.Value:
			panic(x)
		case error:
			if _, own := errors.AsType[*goja.Exception](x); own {
				panic(x)
			}
			err = graph.Errorf(graph.Internal, "Cayley failed: %v", x)
		default:
			err = graph.Errorf(graph.Internal, "Cayley failed: %v", x)
		}
	}()
	return f(call.This, call.Arguments)
}

// allowed is the globals of JavaScript that scripts keep.
var allowed = []string{
	"Object", "Array", "String", "Number", "Boolean", "Math", "JSON", "Date", "RegExp", "Map", "Set", "Symbol",
	"Error", "TypeError", "RangeError", "SyntaxError", "ReferenceError", "GoError",
	"parseInt", "parseFloat", "isNaN", "isFinite", "encodeURIComponent", "decodeURIComponent", "NaN", "Infinity", "undefined",
}

// environment leaves the interpreter the globals that are allowed and adds
// Gizmo's.
func (s *session) environment() error {
	for _, kind := range kinds {
		if !strings.Contains(s.Source, kind.sign) {
			continue
		}
		if _, err := s.vm.RunProgram(kind.closed); err != nil {
			return fmt.Errorf("prepare the interpreter: %w", err)
		}
	}
	all, kept := s.vm.GlobalObject(), s.vm.NewObject()
	for _, name := range allowed {
		if !s.mayUse(name) {
			continue // making a global takes time
		}
		if err := kept.DefineDataProperty(name, all.Get(name), goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE); err != nil {
			return fmt.Errorf("keep %s: %w", name, err)
		}
	}
	s.vm.SetGlobalObject(kept)
	s.vm.SetTimeSource(func() time.Time { return time.Unix(0, 0).UTC() }) // the same query gives the same rows
	s.vm.SetRandSource(func() float64 { return 0.5 })
	s.pathProto = s.vm.NewDynamicObject(&methods{s: s, all: s.pathMethods()})
	root := s.vm.NewDynamicObject(&methods{s: s, all: s.rootMethods()})
	for name, m := range s.functions() {
		if !s.mayUse(name) {
			continue
		}
		if err := s.vm.Set(name, s.function(m)); err != nil {
			return err
		}
	}
	params := maps.Clone(s.Params)
	if params == nil {
		params = map[string]any{}
	}
	for name, v := range map[string]any{"g": root, "graph": root, "params": params} {
		if err := s.vm.Set(name, v); err != nil {
			return err
		}
	}
	return nil
}

// mayUse reports whether the script could name a global: by its name, with
// escapes in it, or as a member of this.
func (s *session) mayUse(global string) bool {
	return strings.Contains(s.Source, global) || strings.Contains(s.Source, `\`) || strings.Contains(s.Source, "this")
}

// kinds are the ways to write a function, with what a script that has one must
// contain.
var kinds = []struct {
	sign   string
	closed *goja.Program
}{
	{"", closing("function () {}")},
	{"*", closing("function* () {}")},
	{"async", closing("async () => {}")},
}

// closing takes from the functions of a kind the constructor that makes code of
// text, which they still lead to when the globals are gone.
func closing(kind string) *goja.Program {
	return goja.MustCompile("prelude", fmt.Sprintf(
		`Object.defineProperty(Object.getPrototypeOf(%s), "constructor", {value: Object, writable: false, configurable: false})`, kind,
	), false)
}
