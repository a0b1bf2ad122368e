package console

import (
	"errors"
	"io"
	"os"

	"github.com/mattn/go-isatty"
	"github.com/reeflective/readline"
)

// source is the terminal where the input is one, and a pipe otherwise.
func source(in io.Reader, o Options) (from lines, interactive bool) {
	if f, ok := in.(*os.File); ok && f == os.Stdin && isatty.IsTerminal(f.Fd()) {
		return newTerminal(o), true
	}
	return newPiped(in), false
}

// terminal reads from a terminal with a line editor.
type terminal struct{ shell *readline.Shell }

func newTerminal(o Options) *terminal {
	shell := readline.NewShell()
	// the prompt begins its line: no need to ask the terminal where the cursor
	// is, which those that do not answer would hang on
	_ = shell.Config.Set("cursor-position-probe", false)
	shell.Prompt.Primary(func() string { return "gizmo> " })
	shell.AcceptMultiline = func(line []rune) bool { return complete(string(line)) }
	shell.Completer = func(line []rune, cursor int) readline.Completions {
		list, replaced := o.candidates(string(line[:cursor]))
		c := readline.CompleteValues(list...).NoSpace('*')
		c.PREFIX = string(line[cursor-replaced : cursor])
		return c
	}
	if o.History != "" {
		shell.History.Delete()
		shell.History.AddFromFile("queries", o.History)
	}
	return &terminal{shell}
}

func (t *terminal) read() (string, error) {
	text, err := t.shell.Readline()
	if errors.Is(err, readline.ErrInterrupt) {
		return "", errInterrupt
	}
	return text, err
}
