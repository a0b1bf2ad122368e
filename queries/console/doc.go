// Package console is the interactive console of Gizmo: a line editor with
// history and completion on a terminal, and the same commands from a pipe.
// A query may span lines; Ctrl-C ends the query that runs and not the console.
package console
