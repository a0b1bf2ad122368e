// Package script runs one Gizmo query in one JavaScript interpreter that is
// made for it and thrown away after it: no query sees what another left.
//
// Gizmo is Cayley's language of paths: `g.V(iri).out(predicate).all()`. This
// package gives the language its objects, checks every argument before it
// reaches Cayley, and turns each panic below into an error of the script. It
// limits what a query may give (rows, bytes, rows taken into the script, depth
// of calls and of nesting) but not what memory it takes: for that, package
// gizmo runs it in a process of its own.
package script
