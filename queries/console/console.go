package console

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"

	"soegraph/queries/gizmo"
)

// Engine answers queries.
type Engine interface {
	Query(context.Context, gizmo.Request, func(gizmo.Row) error) (gizmo.Stats, error)
}

// Options are what a console needs.
type Options struct {
	Engine  Engine
	Names   func(typed string) []string // names of entities that begin with what is typed; may be nil
	History string                      // the file that keeps what was typed; "" keeps it while the console runs
	Out     io.Writer
}

// errInterrupt says that the user gave up the line.
var errInterrupt = errors.New("interrupted")

// lines gives the console what is typed: a query, which may have several lines,
// or a command. It fails with [io.EOF] at the end and with errInterrupt where
// the user gives up what was typed.
type lines interface {
	read() (string, error)
}

// Run reads and answers until the input ends or the context is done.
func Run(ctx context.Context, in io.Reader, o Options) error {
	s := newSession(o)
	source, interactive := source(in, o)
	if interactive {
		fmt.Fprintln(o.Out, "Gizmo. :help says what there is, Ctrl-D ends.")
	}
	for ctx.Err() == nil {
		text, err := source.read()
		switch {
		case errors.Is(err, errInterrupt):
			continue
		case errors.Is(err, io.EOF):
			return s.failed(interactive)
		case err != nil:
			return fmt.Errorf("read from the terminal: %w", err)
		}
		if s.do(ctx, strings.TrimSpace(text)) {
			return s.failed(interactive)
		}
	}
	return ctx.Err()
}

// do answers one input. It reports true where the console is to end.
func (s *session) do(ctx context.Context, text string) (end bool) {
	running, stop := signal.NotifyContext(ctx, os.Interrupt)
	defer stop()
	return s.answer(running, text)
}
