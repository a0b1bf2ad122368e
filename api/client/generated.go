// Code generated from docs/openapi.json by `make generate`. DO NOT EDIT.

package client

import (
	"context"
	"io"
	"net/http"
	"net/url"
	"time"
)

// Article is the schema of that name.
type Article struct {
	End       int64  `json:"end"`
	IRI       string `json:"iri"`
	Start     int64  `json:"start"` // Byte offset into the document's text
	Byline    string `json:"byline,omitempty"`
	Deck      string `json:"deck,omitempty"`
	Published string `json:"published,omitempty"`
	Section   string `json:"section,omitempty"`
	Title     string `json:"title,omitempty"`
}

// Change is the schema of that name.
type Change struct {
	Added      int64 `json:"added"`   // Quads
	Dropped    int64 `json:"dropped"` // Facts whose last evidence went
	Facts      int64 `json:"facts"`   // That are there now and were not
	Generation int64 `json:"generation"`
	Removed    int64 `json:"removed"` // Quads
}

// Column is the schema of that name.
type Column struct {
	Name string `json:"name"`
	Type string `json:"type"`
}

// Conflict is the schema of that name.
type Conflict struct {
	Judgements []string `json:"judgements"`
	Reason     string   `json:"reason"`
}

// Document is the schema of that name.
type Document struct {
	Articles  int64  `json:"articles"`
	Bytes     int64  `json:"bytes"`    // Of its text in UTF-8
	Evidence  int64  `json:"evidence"` // Passages that state something
	Facts     int64  `json:"facts"`    // That it states; names and types left out
	FileName  string `json:"fileName"`
	ID        string `json:"id"` // The SHA-256 of its bytes
	IRI       string `json:"iri"`
	MediaType string `json:"mediaType"`
	Title     string `json:"title"`               // Its headline, else that of its first article, else the file's name
	Published string `json:"published,omitempty"` // As exact as it is known: 2023, 2023-06, 2023-06-21
	Publisher string `json:"publisher,omitempty"`
	Section   string `json:"section,omitempty"`
	URL       string `json:"url,omitempty"`
}

// DocumentPage is the schema of that name.
type DocumentPage struct {
	Articles  []Article `json:"articles"`
	Bytes     int64     `json:"bytes"`
	Entities  []Entity  `json:"entities"` // That are named
	Evidence  []Passage `json:"evidence"` // Passages that state facts, in the order of the text; they may overlap
	Facts     []Fact    `json:"facts"`    // That the passages state
	FileName  string    `json:"fileName"`
	ID        string    `json:"id"` // The SHA-256 of its bytes
	IRI       string    `json:"iri"`
	MediaType string    `json:"mediaType"`
	Mentions  []Mention `json:"mentions"` // Where entities are named, in the order of the text
	Text      string    `json:"text"`     // To which all offsets refer
	Title     string    `json:"title"`
	Charset   string    `json:"charset,omitempty"` // Of the file; the text here is UTF-8
	Published string    `json:"published,omitempty"`
	Publisher string    `json:"publisher,omitempty"`
	Section   string    `json:"section,omitempty"`
	URL       string    `json:"url,omitempty"`
}

// DocumentRef is the schema of that name.
type DocumentRef struct {
	ID        string `json:"id"` // The SHA-256 of its bytes
	IRI       string `json:"iri"`
	Title     string `json:"title"`
	FileName  string `json:"fileName,omitempty"`
	Published string `json:"published,omitempty"`
}

// Entity is the schema of that name.
type Entity struct {
	Aliases []string `json:"aliases"` // Other names
	ID      string   `json:"id"`      // The IRI without what all entities share
	IRI     string   `json:"iri"`
	Name    string   `json:"name"`
	Type    string   `json:"type"` // Its class
}

// EntityName is the schema of that name.
type EntityName struct {
	Evidence  int64  `json:"evidence"`
	Kind      string `json:"kind"`
	Statement string `json:"statement"` // The id of the statement
	Text      string `json:"text"`
	Lang      string `json:"lang,omitempty"`
}

// EntityPage is the schema of that name.
type EntityPage struct {
	Aliases    []string     `json:"aliases"`   // Other names
	Documents  int64        `json:"documents"` // That state a fact listed here
	Evidence   int64        `json:"evidence"`  // Of all its facts, its names left out
	Facts      []FactGroup  `json:"facts"`     // By predicate
	ID         string       `json:"id"`        // The IRI without what all entities share
	IRI        string       `json:"iri"`
	Name       string       `json:"name"`
	Names      []EntityName `json:"names"`
	Registered bool         `json:"registered"` // Whether the registry lists it
	Type       string       `json:"type"`       // Its class
	Types      []string     `json:"types"`
	English    string       `json:"english,omitempty"` // Its preferred English name
}

// Evidence is the schema of that name.
type Evidence struct {
	Confidence float64      `json:"confidence"`
	End        int64        `json:"end"`
	IRI        string       `json:"iri"`
	Quote      string       `json:"quote"`
	Registry   bool         `json:"registry"` // A row of the registry states it: there is no document to open
	Rule       string       `json:"rule"`     // Which rule of the loader found it
	Start      int64        `json:"start"`    // Byte offset into the document's text
	Article    *Article     `json:"article,omitempty"`
	Document   *DocumentRef `json:"document,omitempty"`
	Printed    string       `json:"printed,omitempty"`   // Of a value: as the text prints it
	Qualifier  string       `json:"qualifier,omitempty"` // Of a value: about, over, under, up-to
	Role       string       `json:"role,omitempty"`      // Of participatesIn: invests, builds, operates, winsBid
}

// Fact is the schema of that name.
type Fact struct {
	Confidence float64 `json:"confidence"` // Of the best evidence, 0 to 1
	Evidence   int64   `json:"evidence"`   // How many sentences and registry rows state it
	ID         string  `json:"id"`         // The hash that the IRI ends with
	IRI        string  `json:"iri"`
	Predicate  string  `json:"predicate"`
	Subject    Entity  `json:"subject"`
	Years      []int64 `json:"years"` // Of the articles that state it
	Object     *Entity `json:"object,omitempty"`
	Value      *Value  `json:"value,omitempty"`
}

// FactGroup is the schema of that name.
type FactGroup struct {
	Direction string `json:"direction"` // out where the entity is the subject
	Items     []Fact `json:"items"`     // Those with the most evidence first
	Predicate string `json:"predicate"`
	Total     int64  `json:"total"` // How many there are; items may be the first of them
}

// Fault is the schema of that name.
type Fault struct {
	Location string `json:"location"` // query.limit, path.id, body.kind
	Message  string `json:"message"`
}

// Figure is the schema of that name.
type Figure struct {
	Name   string `json:"name"`
	Value  string `json:"value"`
	Period string `json:"period,omitempty"`
	Unit   string `json:"unit,omitempty"`
}

// GizmoQuery is the schema of that name.
type GizmoQuery struct {
	Query   string         `json:"query"`             // The program
	Explain bool           `json:"explain,omitempty"` // Rows say how the paths would be answered
	Form    string         `json:"form,omitempty"`    // Of terms in rows: typed as in SPARQL's JSON, or as Cayley prints them
	Limit   int64          `json:"limit,omitempty"`   // Rows at most
	Params  map[string]any `json:"params,omitempty"`  // Values that the query reads as params.NAME, so that none is spliced into it
	Timeout string         `json:"timeout,omitempty"` // As 500ms, 5s; at most a minute
}

// GizmoResult is the schema of that name.
type GizmoResult struct {
	Result    []map[string]any `json:"result"`              // A row each, with a member for each tag
	Elapsed   *float64         `json:"elapsed,omitempty"`   // Milliseconds that it took
	Error     *Problem         `json:"error,omitempty"`     // Where it failed after its first rows
	Truncated bool             `json:"truncated,omitempty"` // There was more than the limit
}

// GraphEdge is the schema of that name.
type GraphEdge struct {
	Confidence float64 `json:"confidence"`
	Evidence   int64   `json:"evidence"`
	ID         string  `json:"id"`
	Predicate  string  `json:"predicate"`
	Source     string  `json:"source"`
	Statement  string  `json:"statement"`
	Target     string  `json:"target"`
	Years      []int64 `json:"years"`
}

// GraphNode is the schema of that name.
type GraphNode struct {
	Aliases    []string    `json:"aliases"`
	Color      string      `json:"color"`
	ID         string      `json:"id"`
	Investment float64     `json:"investment"` // CNY; 0 where none is known
	IRI        string      `json:"iri"`
	Label      string      `json:"label"`
	Size       float64     `json:"size"` // Radius in pixels
	Type       string      `json:"type"`
	Values     []NodeValue `json:"values"`
	English    string      `json:"english,omitempty"`
	X          *float64    `json:"x,omitempty"` // With layout=true: in pixels, neighbours about 100 apart
	Y          *float64    `json:"y,omitempty"`
}

// Health is the schema of that name.
type Health struct {
	Status string `json:"status"`
}

// Judged is the schema of that name.
type Judged struct {
	Change    Change    `json:"change"`
	Judgement Judgement `json:"judgement"`
}

// Judgement is the schema of that name.
type Judgement struct {
	IRI       string    `json:"iri"`
	Kind      string    `json:"kind"`
	Stands    bool      `json:"stands"` // Neither undone nor contradicted
	When      time.Time `json:"when"`
	Who       string    `json:"who"`
	Evidence  []string  `json:"evidence,omitempty"`
	Object    *Name     `json:"object,omitempty"`
	Predicate string    `json:"predicate,omitempty"`
	Subject   *Name     `json:"subject,omitempty"`
	Undoes    string    `json:"undoes,omitempty"`
	Value     string    `json:"value,omitempty"`
	Why       string    `json:"why,omitempty"`
}

// LedgerPage is the schema of that name.
type LedgerPage struct {
	Conflicts []Conflict  `json:"conflicts"` // Judgements that contradict each other: none of them holds
	Items     []Judgement `json:"items"`
	Next      string      `json:"next,omitempty"`
}

// ListDocument is the schema of that name.
type ListDocument struct {
	Items []Document `json:"items"`
	Next  string     `json:"next,omitempty"` // Where the next page starts: give it back as cursor. Missing at the end
}

// ListEntity is the schema of that name.
type ListEntity struct {
	Items []Entity `json:"items"`
	Next  string   `json:"next,omitempty"` // Where the next page starts: give it back as cursor. Missing at the end
}

// ListQuery is the schema of that name.
type ListQuery struct {
	Items []Query `json:"items"`
	Next  string  `json:"next,omitempty"` // Where the next page starts: give it back as cursor. Missing at the end
}

// Mention is the schema of that name.
type Mention struct {
	End    int64  `json:"end"`
	Entity string `json:"entity"` // Its id
	Start  int64  `json:"start"`
	Text   string `json:"text"`
}

// Name is the schema of that name.
type Name struct {
	Class string `json:"class"`
	Name  string `json:"name"`
	IRI   string `json:"iri,omitempty"`
}

// NewJudgement is the schema of that name.
type NewJudgement struct {
	Kind      string   `json:"kind"`
	Who       string   `json:"who"` // Who judges
	Evidence  []string `json:"evidence,omitempty"`
	Object    string   `json:"object,omitempty"`    // Of merge and split: the other entity; a merge is called what this one is
	Statement string   `json:"statement,omitempty"` // Of accept and reject: the id or the IRI of the fact
	Subject   string   `json:"subject,omitempty"`   // Of the others: the id, IRI or name of an entity
	Undoes    string   `json:"undoes,omitempty"`    // Of undo: the judgement's IRI
	Value     string   `json:"value,omitempty"`     // Of rename the new name, of retype the new type
	Why       string   `json:"why,omitempty"`
}

// NodeLink is the schema of that name.
type NodeLink struct {
	Focus     []string    `json:"focus"` // Ids of what was asked for
	Links     []GraphEdge `json:"links"`
	Nodes     []GraphNode `json:"nodes"`
	Truncated bool        `json:"truncated"` // A limit cut something off
}

// NodeValue is the schema of that name.
type NodeValue struct {
	Confidence float64 `json:"confidence"`
	Evidence   int64   `json:"evidence"`
	Predicate  string  `json:"predicate"`
	Statement  string  `json:"statement"`
	Text       string  `json:"text"`
}

// Parameter is the schema of that name.
type Parameter struct {
	Name     string   `json:"name"`
	Required bool     `json:"required"`
	Title    Title    `json:"title"`
	Type     string   `json:"type"`
	Classes  []string `json:"classes,omitempty"` // Of an entity
	Example  string   `json:"example,omitempty"`
}

// Passage is the schema of that name.
type Passage struct {
	Confidence float64  `json:"confidence"`
	End        int64    `json:"end"`
	IRI        string   `json:"iri"`
	Rule       string   `json:"rule"`
	Start      int64    `json:"start"`
	Statements []string `json:"statements"` // Ids of the facts
}

// Path is the schema of that name.
type Path struct {
	Entities []Entity `json:"entities"`
	Facts    []Fact   `json:"facts"`
}

// PathList is the schema of that name.
type PathList struct {
	From   Entity `json:"from"`
	Length int64  `json:"length"` // Hops of all paths; 0 where there is none
	Paths  []Path `json:"paths"`
	To     Entity `json:"to"`
}

// Problem is the schema of that name.
type Problem struct {
	Code       string   `json:"code"`                 // The kind of problem, stable
	Status     int64    `json:"status"`               // The HTTP status
	Title      string   `json:"title"`                // The kind of problem, in English or Chinese by Accept-Language
	Type       string   `json:"type"`                 // Names the kind of problem; its last part is the code
	Candidates []Entity `json:"candidates,omitempty"` // What a name may mean, or the nearest names
	Detail     string   `json:"detail,omitempty"`     // What is wrong, where, and what to do
	Errors     []Fault  `json:"errors,omitempty"`     // Which parameters are wrong
	RequestID  string   `json:"requestId,omitempty"`  // Finds the request in the server's log
}

// Query is the schema of that name.
type Query struct {
	Columns    []Column    `json:"columns"`
	Meaning    Title       `json:"meaning"` // What is counted, what counts as part of what, in which order rows come
	Name       string      `json:"name"`
	Parameters []Parameter `json:"parameters"`
	Title      Title       `json:"title"`
	Gizmo      string      `json:"gizmo,omitempty"` // The same question in Gizmo, to start from
}

// Ready is the schema of that name.
type Ready struct {
	Generation int64  `json:"generation"`
	Quads      int64  `json:"quads"`
	Status     string `json:"status"`
}

// RejectedFile is the schema of that name.
type RejectedFile struct {
	Path   string `json:"path"`
	Reason string `json:"reason"`
}

// Report is the schema of that name.
type Report struct {
	Articles   int64            `json:"articles"`
	Bytes      int64            `json:"bytes"`
	Documents  int64            `json:"documents"`
	Duplicates int64            `json:"duplicates"`
	Entities   int64            `json:"entities"`
	Facts      int64            `json:"facts"`
	Rejected   []RejectedFile   `json:"rejected"` // Files that could not be read
	Rejects    map[string]int64 `json:"rejects"`  // By reason: what looked like a fact or a document and was not taken
	Sentences  int64            `json:"sentences"`
	Unchanged  int64            `json:"unchanged"` // Documents that were loaded before
}

// Retraction is the schema of that name.
type Retraction struct {
	Change Change `json:"change"`
}

// Rows is the schema of that name.
type Rows struct {
	Columns []Column         `json:"columns"`
	Items   []map[string]any `json:"items"` // A cell is an entity {iri, name, aliases}, a number, a text, evidence {count, statements}, null, or an array of those
	Total   int64            `json:"total"`
	Next    string           `json:"next,omitempty"`
}

// StatementPage is the schema of that name.
type StatementPage struct {
	Evidence  []Evidence `json:"evidence"` // Surest first
	Sources   int64      `json:"sources"`  // Independent documents and editions of the registry
	Statement Fact       `json:"statement"`
}

// Stats is the schema of that name.
type Stats struct {
	Articles   int64            `json:"articles"`
	Documents  int64            `json:"documents"`
	Entities   int64            `json:"entities"`
	Evidence   int64            `json:"evidence"`
	Facts      int64            `json:"facts"`      // Names and types left out
	Generation int64            `json:"generation"` // Counts the changes of the store
	Predicates map[string]int64 `json:"predicates"` // Facts by predicate
	Quads      int64            `json:"quads"`
	ReadOnly   bool             `json:"readOnly"` // Whether the server refuses writes, token or not
	Types      map[string]int64 `json:"types"`    // Entities by type
	Version    string           `json:"version"`
	Years      map[string]int64 `json:"years"` // Articles by the year in which they appeared
}

// Title is the schema of that name.
type Title struct {
	En string `json:"en"`
	Zh string `json:"zh"`
}

// Upload is the schema of that name.
type Upload struct {
	Documents []Document `json:"documents"` // That were in the files, as the store has them now
	Report    Report     `json:"report"`
}

// Value is the schema of that name.
type Value struct {
	Text     string   `json:"text"`               // As people read it
	Currency string   `json:"currency,omitempty"` // Where it is not CNY
	Datatype string   `json:"datatype,omitempty"`
	Figure   *Figure  `json:"figure,omitempty"`
	Number   *float64 `json:"number,omitempty"` // Of CNY for an amount without currency
}

// ExportParams is the parameters of [Client.Export]; what is zero is not sent.
type ExportParams struct {
	Format   string // Of the answer; without it Accept is negotiated
	Layout   bool   // Whether nodes get places (x, y)
	Focus    string // An entity in the middle: its id, IRI or name
	Depth    int64  // Steps from the focus
	Limit    int64  // Entities at most around the focus
	Document string // What a document states: its id, IRI, file name or title
}

func (p ExportParams) values() url.Values {
	v := values{}
	v.text("format", p.Format)
	v.flag("layout", p.Layout)
	v.text("focus", p.Focus)
	v.number("depth", p.Depth)
	v.number("limit", p.Limit)
	v.text("document", p.Document)
	return url.Values(v)
}

// Export: Take the graph out, or what lies around an entity, or what a document states, evidence included.
func (c *Client) Export(ctx context.Context, p ExportParams) (io.ReadCloser, error) {
	return c.stream(ctx, http.MethodGet, "/api/v1/export", p.values(), nil)
}

// GetDocumentParams is the parameters of [Client.GetDocument]; what is zero is not sent.
type GetDocumentParams struct {
	Offsets string // What offsets count: bytes of UTF-8, or UTF-16 code units as JavaScript's strings do
}

func (p GetDocumentParams) values() url.Values {
	v := values{}
	v.text("offsets", p.Offsets)
	return url.Values(v)
}

// GetDocument: A document: its text, and where in it entities and facts were found.
func (c *Client) GetDocument(ctx context.Context, id string, p GetDocumentParams) (answer DocumentPage, err error) {
	err = c.decode(ctx, &answer, http.MethodGet, "/api/v1/documents/"+url.PathEscape(id), p.values(), nil)
	return answer, err
}

// GetEntityParams is the parameters of [Client.GetEntity]; what is zero is not sent.
type GetEntityParams struct {
	Limit int64 // Facts of each group at most
}

func (p GetEntityParams) values() url.Values {
	v := values{}
	v.number("limit", p.Limit)
	return url.Values(v)
}

// GetEntity: An entity: names, types, facts by predicate.
func (c *Client) GetEntity(ctx context.Context, id string, p GetEntityParams) (answer EntityPage, err error) {
	err = c.decode(ctx, &answer, http.MethodGet, "/api/v1/entities/"+url.PathEscape(id), p.values(), nil)
	return answer, err
}

// GetGizmoParams is the parameters of [Client.GetGizmo]; what is zero is not sent.
type GetGizmoParams struct {
	Query   string
	Limit   int64
	Timeout string
}

func (p GetGizmoParams) values() url.Values {
	v := values{}
	v.text("query", p.Query)
	v.number("limit", p.Limit)
	v.text("timeout", p.Timeout)
	return url.Values(v)
}

// GetGizmo: The same, so that an answer has an address.
func (c *Client) GetGizmo(ctx context.Context, p GetGizmoParams) (io.ReadCloser, error) {
	return c.stream(ctx, http.MethodGet, "/api/v1/gizmo", p.values(), nil)
}

// GetGraphParams is the parameters of [Client.GetGraph]; what is zero is not sent.
type GetGraphParams struct {
	Format    string   // Of the answer; without it Accept is negotiated
	Layout    bool     // Whether nodes get places (x, y)
	Depth     int64    // Steps from the entity
	Limit     int64    // Nodes at most
	Type      []string // Only through entities of these types
	Predicate []string // Only along these predicates
}

func (p GetGraphParams) values() url.Values {
	v := values{}
	v.text("format", p.Format)
	v.flag("layout", p.Layout)
	v.number("depth", p.Depth)
	v.number("limit", p.Limit)
	v.list("type", p.Type)
	v.list("predicate", p.Predicate)
	return url.Values(v)
}

// GetGraph: What lies around an entity.
func (c *Client) GetGraph(ctx context.Context, id string, p GetGraphParams) (io.ReadCloser, error) {
	return c.stream(ctx, http.MethodGet, "/api/v1/entities/"+url.PathEscape(id)+"/graph", p.values(), nil)
}

// GetPathsParams is the parameters of [Client.GetPaths]; what is zero is not sent.
type GetPathsParams struct {
	Format string // Of the answer; without it Accept is negotiated
	Layout bool   // Whether nodes get places (x, y)
	From   string
	To     string
	Max    int64 // Hops at most
	Limit  int64 // Paths at most
}

func (p GetPathsParams) values() url.Values {
	v := values{}
	v.text("format", p.Format)
	v.flag("layout", p.Layout)
	v.text("from", p.From)
	v.text("to", p.To)
	v.number("max", p.Max)
	v.number("limit", p.Limit)
	return url.Values(v)
}

// GetPaths: The shortest paths between two entities.
func (c *Client) GetPaths(ctx context.Context, p GetPathsParams) (io.ReadCloser, error) {
	return c.stream(ctx, http.MethodGet, "/api/v1/paths", p.values(), nil)
}

// GetStatement: A fact and the sentences that state it.
func (c *Client) GetStatement(ctx context.Context, id string) (answer StatementPage, err error) {
	err = c.decode(ctx, &answer, http.MethodGet, "/api/v1/statements/"+url.PathEscape(id), nil, nil)
	return answer, err
}

// GetStats: What the graph holds.
func (c *Client) GetStats(ctx context.Context) (answer Stats, err error) {
	err = c.decode(ctx, &answer, http.MethodGet, "/api/v1/stats", nil, nil)
	return answer, err
}

// Judge: Accept or reject a fact; merge, split, rename, retype entities; undo a judgement.
func (c *Client) Judge(ctx context.Context, body NewJudgement) (answer Judged, err error) {
	err = c.decode(ctx, &answer, http.MethodPost, "/api/v1/ledger", nil, jsonBody(body))
	return answer, err
}

// ListDocumentsParams is the parameters of [Client.ListDocuments]; what is zero is not sent.
type ListDocumentsParams struct {
	Cursor string // Where to read on: next of the page before
	Q      string // A part of the title or of the file's name
	Limit  int64
}

func (p ListDocumentsParams) values() url.Values {
	v := values{}
	v.text("cursor", p.Cursor)
	v.text("q", p.Q)
	v.number("limit", p.Limit)
	return url.Values(v)
}

// ListDocuments: The loaded documents, the latest first.
func (c *Client) ListDocuments(ctx context.Context, p ListDocumentsParams) (answer ListDocument, err error) {
	err = c.decode(ctx, &answer, http.MethodGet, "/api/v1/documents", p.values(), nil)
	return answer, err
}

// ListJudgementsParams is the parameters of [Client.ListJudgements]; what is zero is not sent.
type ListJudgementsParams struct {
	Cursor string // Where to read on: next of the page before
	Limit  int64
}

func (p ListJudgementsParams) values() url.Values {
	v := values{}
	v.text("cursor", p.Cursor)
	v.number("limit", p.Limit)
	return url.Values(v)
}

// ListJudgements: What people judged, newest first.
func (c *Client) ListJudgements(ctx context.Context, p ListJudgementsParams) (answer LedgerPage, err error) {
	err = c.decode(ctx, &answer, http.MethodGet, "/api/v1/ledger", p.values(), nil)
	return answer, err
}

// ListQueries: The named queries.
func (c *Client) ListQueries(ctx context.Context) (answer ListQuery, err error) {
	err = c.decode(ctx, &answer, http.MethodGet, "/api/v1/queries", nil, nil)
	return answer, err
}

// RetractDocument: Remove a document, its evidence, and the facts that nothing else states.
func (c *Client) RetractDocument(ctx context.Context, id string) (answer Retraction, err error) {
	err = c.decode(ctx, &answer, http.MethodDelete, "/api/v1/documents/"+url.PathEscape(id), nil, nil)
	return answer, err
}

// RunGizmo: Answer a query in Gizmo. Rows stream; closing the connection cancels it.
func (c *Client) RunGizmo(ctx context.Context, body GizmoQuery) (io.ReadCloser, error) {
	return c.stream(ctx, http.MethodPost, "/api/v1/gizmo", nil, jsonBody(body))
}

// RunQueryParams is the parameters of [Client.RunQuery]; what is zero is not sent.
type RunQueryParams struct {
	Cursor string // Where to read on: next of the page before
	Limit  int64
	Format string            // Of the answer; without it Accept is negotiated. A table (csv) has all rows
	Args   map[string]string // parameters of the query itself
}

func (p RunQueryParams) values() url.Values {
	v := values{}
	v.text("cursor", p.Cursor)
	v.number("limit", p.Limit)
	v.text("format", p.Format)
	for name, value := range p.Args {
		v.text(name, value)
	}
	return url.Values(v)
}

// RunQuery: Answer a named query; its parameters are parameters of the address.
func (c *Client) RunQuery(ctx context.Context, name string, p RunQueryParams) (io.ReadCloser, error) {
	return c.stream(ctx, http.MethodGet, "/api/v1/queries/"+url.PathEscape(name), p.values(), nil)
}

// SearchParams is the parameters of [Client.Search]; what is zero is not sent.
type SearchParams struct {
	Cursor string   // Where to read on: next of the page before
	Q      string   // What was typed of a name: Chinese, English, an alias, pinyin or its initials
	Type   []string // Entities of these types only
	Limit  int64
}

func (p SearchParams) values() url.Values {
	v := values{}
	v.text("cursor", p.Cursor)
	v.text("q", p.Q)
	v.list("type", p.Type)
	v.number("limit", p.Limit)
	return url.Values(v)
}

// Search: Find entities by a part of a name, best first.
func (c *Client) Search(ctx context.Context, p SearchParams) (answer ListEntity, err error) {
	err = c.decode(ctx, &answer, http.MethodGet, "/api/v1/search", p.values(), nil)
	return answer, err
}

// UploadDocumentsParams is the parameters of [Client.UploadDocuments]; what is zero is not sent.
type UploadDocumentsParams struct {
	Name      string // Of the file, where its bytes are the body
	Title     string
	Published string
	Publisher string
	Section   string
	URL       string
}

func (p UploadDocumentsParams) values() url.Values {
	v := values{}
	v.text("name", p.Name)
	v.text("title", p.Title)
	v.text("published", p.Published)
	v.text("publisher", p.Publisher)
	v.text("section", p.Section)
	v.text("url", p.URL)
	return url.Values(v)
}

// UploadDocuments: Upload files and load them: text, Markdown, HTML, PDF, DOCX, or a zip of those.
func (c *Client) UploadDocuments(ctx context.Context, p UploadDocumentsParams, body Body) (answer Upload, err error) {
	err = c.decode(ctx, &answer, http.MethodPost, "/api/v1/documents", p.values(), body)
	return answer, err
}
