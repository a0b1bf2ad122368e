// Package cayleyapi answers HTTP as Cayley's own server does, so that programs
// that were written for Cayley work with the project's store:
//
//	POST /api/v1/query/gizmo         the query as body; ?limit=
//	POST /api/v1/shape/gizmo         501, as of Cayley 0.7.7
//	GET, POST /api/v2/query          ?lang=gizmo, and the query as ?qu= or body
//	GET /api/v2/formats
//	GET, POST /api/v2/read           ?sub= &pred= &obj= &label= &format=
//	POST /api/v2/write, /api/v2/delete   for those who may write
//
// Where Cayley's answer would be wrong or harmful this one differs: queries run
// in the sandbox of package gizmo, a queue that is full answers 429, terms that
// are not valid RDF are refused, and numbers keep the form in which they are
// written. JSON-LD is written, and not read: its documents may name others that
// a server would have to fetch.
package cayleyapi
