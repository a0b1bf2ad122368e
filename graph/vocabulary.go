package graph

// Class is a class of the vocabulary.
type Class IRI

// The classes.
const (
	Enterprise Class = NS + "Enterprise"
	Project    Class = NS + "Project"
	Facility   Class = NS + "Facility"
	Zone       Class = NS + "Zone"
	Industry   Class = NS + "Industry"
	Place      Class = NS + "Place"
	Government Class = NS + "Government"
	Event      Class = NS + "Event"
	Policy     Class = NS + "Policy"
	Platform   Class = NS + "Platform"
	Person     Class = NS + "Person"
)

// The classes of things that are not found in a text but made of it.
const (
	DocumentClass    Class = NS + "Document"
	EvidenceClass    Class = NS + "Evidence"
	ArticleClass     Class = schemaNS + "NewsArticle"
	ObservationClass Class = qbNS + "Observation"
)

// Classes lists the classes of entities, in the order in which they are shown.
func Classes() []Class {
	return []Class{Enterprise, Project, Facility, Zone, Industry, Place, Government, Event, Policy, Platform, Person}
}

// Local is the class's name without its namespace, as JSON and flags use it.
func (c Class) Local() string { return IRI(c).Local() }

// Term is the class as a term.
func (c Class) Term() Term { return IRI(c).Term() }

// Predicate is a predicate of the vocabulary.
type Predicate IRI

// The predicates between entities, and from an entity to a value.
const (
	ParticipatesIn      Predicate = NS + "participatesIn"
	SubsidiaryOf        Predicate = NS + "subsidiaryOf"
	LocatedIn           Predicate = NS + "locatedIn"
	PartOf              Predicate = NS + "partOf"
	InIndustry          Predicate = NS + "inIndustry"
	SignedAt            Predicate = NS + "signedAt"
	ParticipatesInEvent Predicate = NS + "participatesInEvent"
	CooperatesWith      Predicate = NS + "cooperatesWith"
	EstablishedIn       Predicate = NS + "establishedIn"
	Investment          Predicate = NS + "investment"   // xsd:decimal of CNY, or a soe:USD, soe:EUR ... literal
	ProjectCount        Predicate = NS + "projectCount" // xsd:integer
	Status              Predicate = NS + "status"       // one of [Stages], a plain literal
	Date                Predicate = NS + "date"         // xsd:date, xsd:gYearMonth, xsd:gYear, xsd:gMonthDay
	Governs             Predicate = NS + "governs"
	IssuedBy            Predicate = NS + "issuedBy"
	Figure              Predicate = NS + "figure" // -> an observation
)

// Predicates lists the predicates between entities and from an entity to a
// value, in the order in which they are shown.
func Predicates() []Predicate {
	return []Predicate{
		ParticipatesIn, SubsidiaryOf, LocatedIn, PartOf, InIndustry, SignedAt, ParticipatesInEvent, CooperatesWith,
		EstablishedIn, Investment, ProjectCount, Status, Date, Governs, IssuedBy, Figure,
	}
}

// Predicates that describe an entity, an observation, an evidence, a document,
// an article.
const (
	Type      Predicate = rdfNS + "type"
	PrefLabel Predicate = skosNS + "prefLabel"
	AltLabel  Predicate = skosNS + "altLabel"
	LegalName Predicate = rovNS + "legalName"
	Notation  Predicate = skosNS + "notation"
	Broader   Predicate = skosNS + "broader"
	Tier      Predicate = NS + "tier"

	SucceededBy Predicate = NS + "succeededBy" // Enterprise -> Enterprise: what a former group was merged into or renamed to
	SucceededIn Predicate = NS + "succeededIn" // xsd:gYear: when

	FigureName   Predicate = NS + "figureName"   // of an observation: what is counted, 固定资产投资
	FigureValue  Predicate = NS + "figureValue"  // xsd:decimal in Unit
	FigureUnit   Predicate = NS + "figureUnit"   // 亿元, 家, %
	FigurePeriod Predicate = NS + "figurePeriod" // the time it is of, as exact as the text

	EvidenceStatement  Predicate = NS + "statement"
	EvidenceDocument   Predicate = NS + "document"
	EvidenceArticle    Predicate = NS + "article"
	EvidenceRule       Predicate = NS + "rule"
	EvidenceConfidence Predicate = NS + "confidence" // xsd:decimal, 0..1
	EvidenceRole       Predicate = NS + "role"       // invests, builds, operates, winsBid
	EvidencePrinted    Predicate = NS + "printed"    // an amount, count or date as the text prints it
	EvidenceQualifier  Predicate = NS + "qualifier"  // about, over, under, up-to
	Exact              Predicate = oaNS + "exact"
	Start              Predicate = oaNS + "start"
	End                Predicate = oaNS + "end"

	DocumentText      Predicate = NS + "text" // the document as it was read, to which offsets refer
	DocumentFile      Predicate = NS + "fileName"
	DocumentMediaType Predicate = NS + "mediaType"
	DocumentCharset   Predicate = NS + "charset"
	Fingerprint       Predicate = NS + "fingerprint" // of an article: 16 hexadecimal digits, nearly the same for a reprint
	DocumentSource    Predicate = NS + "source"      // under LocalGraph: the path it was read from
	Headline          Predicate = schemaNS + "headline"
	Deck              Predicate = schemaNS + "alternativeHeadline"
	Byline            Predicate = schemaNS + "author"
	DatePublished     Predicate = schemaNS + "datePublished"
	Publisher         Predicate = schemaNS + "publisher"
	Section           Predicate = schemaNS + "articleSection"
	URL               Predicate = schemaNS + "url"

	RegistryDigest Predicate = NS + "registryDigest" // of RegistryGraph: a hash of all that the registry states

	SubClassOf    Predicate = rdfsNS + "subClassOf"
	SubPropertyOf Predicate = rdfsNS + "subPropertyOf"
)

// Local is the predicate's name without its namespace, as JSON and flags use it.
func (p Predicate) Local() string { return IRI(p).Local() }

// Term is the predicate as a term.
func (p Predicate) Term() Term { return IRI(p).Term() }

// The standard vocabularies, by their namespace.
const (
	rdfNS    = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
	rdfsNS   = "http://www.w3.org/2000/01/rdf-schema#"
	xsdNS    = "http://www.w3.org/2001/XMLSchema#"
	skosNS   = "http://www.w3.org/2004/02/skos/core#"
	oaNS     = "http://www.w3.org/ns/oa#"
	provNS   = "http://www.w3.org/ns/prov#"
	orgNS    = "http://www.w3.org/ns/org#"
	rovNS    = "http://www.w3.org/ns/regorg#"
	schemaNS = "https://schema.org/"
	qbNS     = "http://purl.org/linked-data/cube#"
	itsNS    = "http://www.w3.org/2005/11/its/rdf#"
)

// The datatypes in use.
const (
	XSDString     IRI = xsdNS + "string"
	XSDInteger    IRI = xsdNS + "integer"
	XSDDecimal    IRI = xsdNS + "decimal"
	XSDDate       IRI = xsdNS + "date"
	XSDYearMonth  IRI = xsdNS + "gYearMonth"
	XSDYear       IRI = xsdNS + "gYear"
	XSDMonthDay   IRI = xsdNS + "gMonthDay"
	XSDMonth      IRI = xsdNS + "gMonth"
	RDFLangString IRI = rdfNS + "langString"
)

// Languages of names.
const (
	Chinese = "zh-Hans"
	English = "en"
)

// Prefixes maps the prefixes that queries and Turtle use to their namespaces.
func Prefixes() map[string]string {
	return map[string]string{
		"soe": NS, "id": EntityNS, "stmt": StmtNS, "doc": DocNS, "graph": GraphNS, "ev": EvNS,
		"rdf": rdfNS, "rdfs": rdfsNS, "xsd": xsdNS, "skos": skosNS, "oa": oaNS, "prov": provNS,
		"org": orgNS, "rov": rovNS, "schema": schemaNS, "qb": qbNS, "itsrdf": itsNS,
	}
}

// Stage is how far a project has come: the object of [Status].
type Stage string

// The stages, in the order of a project's life.
const (
	Planned           Stage = "planned"
	Signed            Stage = "signed"
	Started           Stage = "started"
	UnderConstruction Stage = "underConstruction"
	Completed         Stage = "completed"
	Operating         Stage = "operating"
	Terminated        Stage = "terminated"
)

// Stages lists the stages in the order of a project's life.
func Stages() []Stage {
	return []Stage{Planned, Signed, Started, UnderConstruction, Completed, Operating, Terminated}
}

// Role is what an enterprise does in a project: the [EvidenceRole].
type Role string

// The roles.
const (
	Invests  Role = "invests"
	Builds   Role = "builds"
	Operates Role = "operates"
	WinsBid  Role = "winsBid"
)

// Ownership is an enterprise's tier: the object of [Tier].
type Ownership string

// The tiers.
const (
	CentralGroup Ownership = "central-group"
	Subsidiary   Ownership = "subsidiary"
	LocalSOE     Ownership = "local-soe"
	Private      Ownership = "private"
	Foreign      Ownership = "foreign"
)

// nearest maps own terms to the standard term that they specialise.
var nearest = []struct{ own, predicate, standard IRI }{
	{IRI(Enterprise), IRI(SubClassOf), rovNS + "RegisteredOrganization"},
	{IRI(Project), IRI(SubClassOf), provNS + "Activity"},
	{IRI(Facility), IRI(SubClassOf), schemaNS + "Place"},
	{IRI(Zone), IRI(SubClassOf), schemaNS + "Place"},
	{IRI(Place), IRI(SubClassOf), schemaNS + "AdministrativeArea"},
	{IRI(Industry), IRI(SubClassOf), skosNS + "Concept"},
	{IRI(Government), IRI(SubClassOf), schemaNS + "GovernmentOrganization"},
	{IRI(Event), IRI(SubClassOf), schemaNS + "Event"},
	{IRI(Policy), IRI(SubClassOf), schemaNS + "Legislation"},
	{IRI(Platform), IRI(SubClassOf), schemaNS + "Service"},
	{IRI(Person), IRI(SubClassOf), schemaNS + "Person"},
	{IRI(DocumentClass), IRI(SubClassOf), provNS + "Entity"},
	{IRI(EvidenceClass), IRI(SubClassOf), oaNS + "TextQuoteSelector"},
	{IRI(SubsidiaryOf), IRI(SubPropertyOf), orgNS + "subOrganizationOf"},
	{IRI(SucceededBy), IRI(SubPropertyOf), orgNS + "linkedTo"},
	{IRI(ParticipatesIn), IRI(SubPropertyOf), provNS + "wasAssociatedWith"},
	{IRI(LocatedIn), IRI(SubPropertyOf), schemaNS + "location"},
	{IRI(PartOf), IRI(SubPropertyOf), schemaNS + "isPartOf"},
	{IRI(Date), IRI(SubPropertyOf), schemaNS + "startDate"},
	{IRI(IssuedBy), IRI(SubPropertyOf), schemaNS + "legislationPassedBy"},
	{IRI(EvidenceConfidence), IRI(SubPropertyOf), itsNS + "taConfidence"},
	{IRI(EvidenceDocument), IRI(SubPropertyOf), provNS + "wasDerivedFrom"},
	{IRI(FigureValue), IRI(SubPropertyOf), rdfNS + "value"},
}

// Vocabulary is the quads of [VocabularyGraph]: for each own term, once, the
// standard term that it specialises.
func Vocabulary() []Quad {
	quads := make([]Quad, 0, len(nearest))
	for _, n := range nearest {
		quads = append(quads, Quad{n.own.Term(), n.predicate.Term(), n.standard.Term(), VocabularyGraph.Term()})
	}
	return quads
}
