// Package api is the HTTP API of soegraph and the server of its explorer:
// routes, formats, problems, limits. docs/api.md has the contract.
//
// It knows a store by the small interfaces of this package, and what it serves
// is the graph as the ledger's judgements show it. Whoever makes a [Server]
// wires the parts.
package api
