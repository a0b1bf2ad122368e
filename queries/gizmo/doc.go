// Package gizmo answers queries in Gizmo, Cayley's language of paths, that come
// from people nobody knows.
//
// A query is code, and code can run for ever, or take all memory, in ways that
// no interpreter written in Go can stop. So an [Engine] runs each query in one
// of a few worker processes: the program itself, started again with a hidden
// subcommand that calls [Work]. A worker sees the store's folder read-only, may
// allocate so much memory and no more, which the operating system enforces, and
// is killed and replaced when it does not end at its deadline. Workers are kept
// warm, and each query gets an interpreter of its own in one.
//
// Values reach a query as parameters, never as text spliced into it. Rows
// stream, and are counted outside the interpreter. docs/gizmo.md describes the
// language as it is offered.
//
// [Local] runs queries in this process, for code that is trusted.
package gizmo
