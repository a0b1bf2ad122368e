package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"syscall"

	"soegraph/graph"
)

// The exit codes.
const (
	exitDone   = 0
	exitFailed = 1
	exitUsage  = 2 // the command line says something that cannot be done: wrong flags, a name that nothing has, one that many have
)

// usageError is a command line that is wrong.
type usageError struct{ err error }

func (e usageError) Error() string { return e.err.Error() }
func (e usageError) Unwrap() error { return e.err }

func usagef(format string, args ...any) error { return usageError{fmt.Errorf(format, args...)} }

// usageOf says that an argument which is not what it should be is a wrong use.
func usageOf(err error) error {
	if graph.CodeOf(err) == graph.Invalid {
		return usageError{err}
	}
	return err
}

// exitCode is the code that an error ends the program with.
func exitCode(err error) int {
	if _, ok := errors.AsType[usageError](err); ok {
		return exitUsage
	}
	switch graph.CodeOf(err) {
	case "":
		return exitDone
	case graph.NotFound, graph.Ambiguous:
		return exitUsage
	default:
		return exitFailed
	}
}

// report prints an error, if there is one, and gives the exit code.
func report(stderr io.Writer, err error) int {
	code := exitCode(err)
	switch {
	case code == exitDone:
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(stderr, "soegraph: stopped; what was acknowledged is kept")
	case errors.Is(err, syscall.EPIPE): // whoever read our output has seen enough
	default:
		fmt.Fprintln(stderr, "soegraph:", strings.TrimSpace(err.Error()))
	}
	return code
}
