// Generated from docs/openapi.json by `make generate`. DO NOT EDIT.

export interface Article {
  end: number;
  iri: string;
  /** Byte offset into the document's text */
  start: number;
  byline?: string;
  deck?: string;
  published?: string;
  section?: string;
  title?: string;
}

export interface Change {
  /** Quads */
  added: number;
  /** Facts whose last evidence went */
  dropped: number;
  /** That are there now and were not */
  facts: number;
  generation: number;
  /** Quads */
  removed: number;
}

export interface Column {
  name: string;
  type: string;
}

export interface Conflict {
  judgements: string[];
  reason: string;
}

export interface Document {
  articles: number;
  /** Of its text in UTF-8 */
  bytes: number;
  /** Passages that state something */
  evidence: number;
  /** That it states; names and types left out */
  facts: number;
  fileName: string;
  /** The SHA-256 of its bytes */
  id: string;
  iri: string;
  mediaType: string;
  /** Its headline, else that of its first article, else the file's name */
  title: string;
  /** As exact as it is known: 2023, 2023-06, 2023-06-21 */
  published?: string;
  publisher?: string;
  section?: string;
  url?: string;
}

export interface DocumentPage {
  articles: Article[];
  bytes: number;
  /** That are named */
  entities: Entity[];
  /** Passages that state facts, in the order of the text; they may overlap */
  evidence: Passage[];
  /** That the passages state */
  facts: Fact[];
  fileName: string;
  /** The SHA-256 of its bytes */
  id: string;
  iri: string;
  mediaType: string;
  /** Where entities are named, in the order of the text */
  mentions: Mention[];
  /** To which all offsets refer */
  text: string;
  title: string;
  /** Of the file; the text here is UTF-8 */
  charset?: string;
  published?: string;
  publisher?: string;
  section?: string;
  url?: string;
}

export interface DocumentRef {
  /** The SHA-256 of its bytes */
  id: string;
  iri: string;
  title: string;
  fileName?: string;
  published?: string;
}

export interface Entity {
  /** Other names */
  aliases: string[];
  /** The IRI without what all entities share */
  id: string;
  iri: string;
  name: string;
  /** Its class */
  type: string;
}

export interface EntityName {
  evidence: number;
  kind: "prefLabel" | "altLabel" | "legalName";
  /** The id of the statement */
  statement: string;
  text: string;
  lang?: string;
}

export interface EntityPage {
  /** Other names */
  aliases: string[];
  /** That state a fact listed here */
  documents: number;
  /** Of all its facts, its names left out */
  evidence: number;
  /** By predicate */
  facts: FactGroup[];
  /** The IRI without what all entities share */
  id: string;
  iri: string;
  name: string;
  names: EntityName[];
  /** Whether the registry lists it */
  registered: boolean;
  /** Its class */
  type: string;
  types: string[];
  /** Its preferred English name */
  english?: string;
}

export interface Evidence {
  confidence: number;
  end: number;
  iri: string;
  quote: string;
  /** A row of the registry states it: there is no document to open */
  registry: boolean;
  /** Which rule of the loader found it */
  rule: string;
  /** Byte offset into the document's text */
  start: number;
  article?: Article;
  document?: DocumentRef;
  /** Of a value: as the text prints it */
  printed?: string;
  /** Of a value: about, over, under, up-to */
  qualifier?: string;
  /** Of participatesIn: invests, builds, operates, winsBid */
  role?: string;
}

export interface Fact {
  /** Of the best evidence, 0 to 1 */
  confidence: number;
  /** How many sentences and registry rows state it */
  evidence: number;
  /** The hash that the IRI ends with */
  id: string;
  iri: string;
  predicate: string;
  subject: Entity;
  /** Of the articles that state it */
  years: number[];
  object?: Entity;
  value?: Value;
}

export interface FactGroup {
  /** out where the entity is the subject */
  direction: "out" | "in";
  /** Those with the most evidence first */
  items: Fact[];
  predicate: string;
  /** How many there are; items may be the first of them */
  total: number;
}

export interface Fault {
  /** query.limit, path.id, body.kind */
  location: string;
  message: string;
}

export interface Figure {
  name: string;
  value: string;
  period?: string;
  unit?: string;
}

export interface GizmoQuery {
  /** The program */
  query: string;
  /** Rows say how the paths would be answered */
  explain?: boolean;
  /** Of terms in rows: typed as in SPARQL's JSON, or as Cayley prints them */
  form?: "typed" | "cayley";
  /** Rows at most */
  limit?: number;
  /** Values that the query reads as params.NAME, so that none is spliced into it */
  params?: Record<string, unknown>;
  /** As 500ms, 5s; at most a minute */
  timeout?: string;
}

export interface GizmoResult {
  /** A row each, with a member for each tag */
  result: Record<string, unknown>[];
  /** Milliseconds that it took */
  elapsed?: number;
  /** Where it failed after its first rows */
  error?: Problem;
  /** There was more than the limit */
  truncated?: boolean;
}

export interface GraphEdge {
  confidence: number;
  evidence: number;
  id: string;
  predicate: string;
  source: string;
  statement: string;
  target: string;
  years: number[];
}

export interface GraphNode {
  aliases: string[];
  color: string;
  id: string;
  /** CNY; 0 where none is known */
  investment: number;
  iri: string;
  label: string;
  /** Radius in pixels */
  size: number;
  type: string;
  values: NodeValue[];
  english?: string;
  /** With layout=true: in pixels, neighbours about 100 apart */
  x?: number;
  y?: number;
}

export interface Health {
  status: "ok";
}

export interface Judged {
  change: Change;
  judgement: Judgement;
}

export interface Judgement {
  iri: string;
  kind: "accept" | "reject" | "merge" | "split" | "rename" | "retype" | "undo";
  /** Neither undone nor contradicted */
  stands: boolean;
  when: string;
  who: string;
  evidence?: string[];
  object?: Name;
  predicate?: string;
  subject?: Name;
  undoes?: string;
  value?: string;
  why?: string;
}

export interface LedgerPage {
  /** Judgements that contradict each other: none of them holds */
  conflicts: Conflict[];
  items: Judgement[];
  next?: string;
}

export interface ListDocument {
  items: Document[];
  /** Where the next page starts: give it back as cursor. Missing at the end */
  next?: string;
}

export interface ListEntity {
  items: Entity[];
  /** Where the next page starts: give it back as cursor. Missing at the end */
  next?: string;
}

export interface ListQuery {
  items: Query[];
  /** Where the next page starts: give it back as cursor. Missing at the end */
  next?: string;
}

export interface Mention {
  end: number;
  /** Its id */
  entity: string;
  start: number;
  text: string;
}

export interface Name {
  class: string;
  name: string;
  iri?: string;
}

export interface NewJudgement {
  kind: "accept" | "reject" | "merge" | "split" | "rename" | "retype" | "undo";
  /** Who judges */
  who: string;
  evidence?: string[];
  /** Of merge and split: the other entity; a merge is called what this one is */
  object?: string;
  /** Of accept and reject: the id or the IRI of the fact */
  statement?: string;
  /** Of the others: the id, IRI or name of an entity */
  subject?: string;
  /** Of undo: the judgement's IRI */
  undoes?: string;
  /** Of rename the new name, of retype the new type */
  value?: string;
  why?: string;
}

export interface NodeLink {
  /** Ids of what was asked for */
  focus: string[];
  links: GraphEdge[];
  nodes: GraphNode[];
  /** A limit cut something off */
  truncated: boolean;
}

export interface NodeValue {
  confidence: number;
  evidence: number;
  predicate: string;
  statement: string;
  text: string;
}

export interface Parameter {
  name: string;
  required: boolean;
  title: Title;
  type: "entity" | "date" | "statement" | "document" | "predicate" | "object" | "text";
  /** Of an entity */
  classes?: string[];
  example?: string;
}

export interface Passage {
  confidence: number;
  end: number;
  iri: string;
  rule: string;
  start: number;
  /** Ids of the facts */
  statements: string[];
}

export interface Path {
  entities: Entity[];
  facts: Fact[];
}

export interface PathList {
  from: Entity;
  /** Hops of all paths; 0 where there is none */
  length: number;
  paths: Path[];
  to: Entity;
}

export interface Problem {
  /** The kind of problem, stable */
  code: "invalid" | "unauthorized" | "forbidden" | "not-found" | "method-not-allowed" | "unsupported" | "ambiguous" | "conflict" | "too-large" | "busy" | "internal" | "damaged" | "timeout";
  /** The HTTP status */
  status: number;
  /** The kind of problem, in English or Chinese by Accept-Language */
  title: string;
  /** Names the kind of problem; its last part is the code */
  type: string;
  /** What a name may mean, or the nearest names */
  candidates?: Entity[];
  /** What is wrong, where, and what to do */
  detail?: string;
  /** Which parameters are wrong */
  errors?: Fault[];
  /** Finds the request in the server's log */
  requestId?: string;
}

export interface Query {
  columns: Column[];
  /** What is counted, what counts as part of what, in which order rows come */
  meaning: Title;
  name: string;
  parameters: Parameter[];
  title: Title;
  /** The same question in Gizmo, to start from */
  gizmo?: string;
}

export interface Ready {
  generation: number;
  quads: number;
  status: "ok";
}

export interface RejectedFile {
  path: string;
  reason: string;
}

export interface Report {
  articles: number;
  bytes: number;
  documents: number;
  duplicates: number;
  entities: number;
  facts: number;
  /** Files that could not be read */
  rejected: RejectedFile[];
  /** By reason: what looked like a fact or a document and was not taken */
  rejects: Record<string, number>;
  sentences: number;
  /** Documents that were loaded before */
  unchanged: number;
}

export interface Retraction {
  change: Change;
}

export interface Rows {
  columns: Column[];
  /** A cell is an entity {iri, name, aliases}, a number, a text, evidence {count, statements}, null, or an array of those */
  items: Record<string, unknown>[];
  total: number;
  next?: string;
}

export interface StatementPage {
  /** Surest first */
  evidence: Evidence[];
  /** Independent documents and editions of the registry */
  sources: number;
  statement: Fact;
}

export interface Stats {
  articles: number;
  documents: number;
  entities: number;
  evidence: number;
  /** Names and types left out */
  facts: number;
  /** Counts the changes of the store */
  generation: number;
  /** Facts by predicate */
  predicates: Record<string, number>;
  quads: number;
  /** Whether the server refuses writes, token or not */
  readOnly: boolean;
  /** Entities by type */
  types: Record<string, number>;
  version: string;
  /** Articles by the year in which they appeared */
  years: Record<string, number>;
}

export interface Title {
  en: string;
  zh: string;
}

export interface Upload {
  /** That were in the files, as the store has them now */
  documents: Document[];
  report: Report;
}

export interface Value {
  /** As people read it */
  text: string;
  /** Where it is not CNY */
  currency?: string;
  datatype?: string;
  figure?: Figure;
  /** Of CNY for an amount without currency */
  number?: number;
}

/** Take the graph out, or what lies around an entity, or what a document states, evidence included: GET /api/v1/export */
export interface ExportParams {
  /** Of the answer; without it Accept is negotiated */
  format?: string;
  /** Whether nodes get places (x, y) */
  layout?: boolean;
  /** An entity in the middle: its id, IRI or name */
  focus?: string;
  /** Steps from the focus */
  depth?: number;
  /** Entities at most around the focus */
  limit?: number;
  /** What a document states: its id, IRI, file name or title */
  document?: string;
}

/** A document: its text, and where in it entities and facts were found: GET /api/v1/documents/{id} */
export interface GetDocumentParams {
  /** The SHA-256 of its bytes, its IRI, its file's name or its title */
  id: string;
  /** What offsets count: bytes of UTF-8, or UTF-16 code units as JavaScript's strings do */
  offsets?: "bytes" | "utf16";
}

/** An entity: names, types, facts by predicate: GET /api/v1/entities/{id} */
export interface GetEntityParams {
  /** Its id, IRI or name, percent-encoded or not */
  id: string;
  /** Facts of each group at most */
  limit?: number;
}

/** The same, so that an answer has an address: GET /api/v1/gizmo */
export interface GetGizmoParams {
  query: string;
  limit?: number;
  timeout?: string;
}

/** What lies around an entity: GET /api/v1/entities/{id}/graph */
export interface GetGraphParams {
  /** Of the answer; without it Accept is negotiated */
  format?: string;
  /** Whether nodes get places (x, y) */
  layout?: boolean;
  /** Its id, IRI or name, percent-encoded or not */
  id: string;
  /** Steps from the entity */
  depth?: number;
  /** Nodes at most */
  limit?: number;
  /** Only through entities of these types */
  type?: string[];
  /** Only along these predicates */
  predicate?: string[];
}

/** The shortest paths between two entities: GET /api/v1/paths */
export interface GetPathsParams {
  /** Of the answer; without it Accept is negotiated */
  format?: string;
  /** Whether nodes get places (x, y) */
  layout?: boolean;
  from: string;
  to: string;
  /** Hops at most */
  max?: number;
  /** Paths at most */
  limit?: number;
}

/** A fact and the sentences that state it: GET /api/v1/statements/{id} */
export interface GetStatementParams {
  /** The hash that its IRI ends with, or the IRI */
  id: string;
}

/** What the graph holds: GET /api/v1/stats */
export interface GetStatsParams {
}

/** Accept or reject a fact; merge, split, rename, retype entities; undo a judgement: POST /api/v1/ledger */
export interface JudgeParams {
}

/** The loaded documents, the latest first: GET /api/v1/documents */
export interface ListDocumentsParams {
  /** Where to read on: next of the page before */
  cursor?: string;
  /** A part of the title or of the file's name */
  q?: string;
  limit?: number;
}

/** What people judged, newest first: GET /api/v1/ledger */
export interface ListJudgementsParams {
  /** Where to read on: next of the page before */
  cursor?: string;
  limit?: number;
}

/** The named queries: GET /api/v1/queries */
export interface ListQueriesParams {
}

/** Remove a document, its evidence, and the facts that nothing else states: DELETE /api/v1/documents/{id} */
export interface RetractDocumentParams {
  /** The SHA-256 of its bytes, its IRI, its file's name or its title */
  id: string;
}

/** Answer a query in Gizmo. Rows stream; closing the connection cancels it: POST /api/v1/gizmo */
export interface RunGizmoParams {
}

/** Answer a named query; its parameters are parameters of the address: GET /api/v1/queries/{name} */
export interface RunQueryParams {
  /** Where to read on: next of the page before */
  cursor?: string;
  name: string;
  limit?: number;
  /** Of the answer; without it Accept is negotiated. A table (csv) has all rows */
  format?: "json" | "csv";
}

/** Find entities by a part of a name, best first: GET /api/v1/search */
export interface SearchParams {
  /** Where to read on: next of the page before */
  cursor?: string;
  /** What was typed of a name: Chinese, English, an alias, pinyin or its initials */
  q: string;
  /** Entities of these types only */
  type?: string[];
  limit?: number;
}

/** Upload files and load them: text, Markdown, HTML, PDF, DOCX, or a zip of those: POST /api/v1/documents */
export interface UploadDocumentsParams {
  /** Of the file, where its bytes are the body */
  name?: string;
  title?: string;
  published?: string;
  publisher?: string;
  section?: string;
  url?: string;
}
