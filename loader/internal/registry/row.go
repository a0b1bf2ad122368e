package registry

import "soegraph/graph"

// Row is one thing that the registry knows.
type Row struct {
	Key      string // what it is called within the program: enterprise/crrc, place/2102, zone/大连金普新区, industry/36
	Class    graph.Class
	Kind     RowKind
	Name     string   // the legal name, or the official one
	Names    []Name   // the other names
	Parents  []string // keys of what it belongs to, the closest first
	Code     string   // GB/T 2260 of a place, GB/T 4754 of an industry, the statistical code of a zone; may be ""
	Year     string   // of a group: since when; of a former one: until when; may be ""
	Relation string   // of a former group: merged, renamed, acquired, transferred
	Grade    string   // of a zone: national, or ""
	Source   string   // keys of the sources, see seeds/registry/README.md
	origin   origin
	generic  bool
	file     string
	line     int
}

// where is the row's file and line.
func (r *Row) where() string { return line{file: r.file, number: r.line}.where() }

// RowKind says what kind of thing of its class a row is.
type RowKind string

// The kinds of enterprise.
const (
	Group       RowKind = "group"
	Listed      RowKind = "listed"
	Bureau      RowKind = "bureau"
	Institute   RowKind = "institute"
	Branch      RowKind = "branch"
	Predecessor RowKind = "predecessor" // a group that was merged or renamed
)

// The kinds of place.
const (
	Province RowKind = "province"
	City     RowKind = "city"
	County   RowKind = "county"
)

// The kinds of industry.
const (
	Standard RowKind = "standard" // a class of GB/T 4754
	Term     RowKind = "term"     // a word that news uses
)

// classes maps the first part of a key to the class.
var classes = map[string]graph.Class{
	"enterprise": graph.Enterprise, "place": graph.Place, "zone": graph.Zone, "industry": graph.Industry,
}

// Quote is the row as its file has it: what stands behind its facts.
func (r *Row) Quote() string { return r.origin.quote }

// origin says where something is stated.
type origin struct {
	quote   string // a row of a file
	edition string // of a user's own file: what its evidence calls the document; "" is the registry
}

// Name is one of a row's names.
type Name struct {
	Text   string
	Kind   NameKind
	origin *origin // nil is the row's
}

// NameKind says what kind of name a name is.
type NameKind string

// The kinds of name.
const (
	Legal        NameKind = "legal"
	Short        NameKind = "short"
	English      NameKind = "english"
	Abbreviation NameKind = "abbreviation"
	Former       NameKind = "former"
	Derived      NameKind = "derived" // made from another by rule: 大连 of 大连市
	Generic      NameKind = "generic" // a word of the language, or what many are called: 经济开发区
)

// Reading is one thing that a name may mean.
type Reading struct {
	Key       string
	Class     graph.Class
	Kind      NameKind
	Ambiguous bool   // the name alone does not say that this is meant
	Trap      bool   // it is meant, but not everywhere that these letters stand: see Note
	Note      string // for people: what else it may be
}
