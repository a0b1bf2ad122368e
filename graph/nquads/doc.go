// Package nquads reads and writes N-Quads and N-Triples (RDF 1.1).
//
// Reading is strict: what the grammar does not allow is an error that names
// file, line and column. Terms come out canonical, as [graph.Term] wants them:
// escapes decoded and written back the one canonical way, language tags and
// lexical forms kept as they are. Bytes that are not UTF-8, relative IRIs and
// IRIs with characters that RFC 3987 does not allow are errors.
//
// Writing checks every term, so that no text, however crafted, comes out as
// another quad than it went in.
package nquads
