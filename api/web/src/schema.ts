// Made from the server's OpenAPI document by types.mjs: do not edit.

export interface Article {
  byline?: string;
  deck?: string;
  end: number;
  iri: string;
  published?: string;
  section?: string;
  /** Byte offset into the document's text */
  start: number;
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
  /** As exact as it is known: 2023, 2023-06, 2023-06-21 */
  published?: string;
  publisher?: string;
  section?: string;
  /** Its headline, else that of its first article, else the file's name */
  title: string;
  url?: string;
}

export interface DocumentPage {
  articles: Article[];
  bytes: number;
  /** Of the file; the text here is UTF-8 */
  charset?: string;
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
  published?: string;
  publisher?: string;
  section?: string;
  /** To which all offsets refer */
  text: string;
  title: string;
  url?: string;
}

export interface DocumentRef {
  fileName?: string;
  /** The SHA-256 of its bytes */
  id: string;
  iri: string;
  published?: string;
  title: string;
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
  lang?: string;
  /** The id of the statement */
  statement: string;
  text: string;
}

export interface EntityPage {
  /** Other names */
  aliases: string[];
  /** That state a fact listed here */
  documents: number;
  /** Its preferred English name */
  english?: string;
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
}

export interface Evidence {
  article?: Article;
  confidence: number;
  document?: DocumentRef;
  end: number;
  iri: string;
  /** Of a value: as the text prints it */
  printed?: string;
  /** Of a value: about, over, under, up-to */
  qualifier?: string;
  quote: string;
  /** A row of the registry states it: there is no document to open */
  registry: boolean;
  /** Of participatesIn: invests, builds, operates, winsBid */
  role?: string;
  /** Which rule of the loader found it */
  rule: string;
  /** Byte offset into the document's text */
  start: number;
}

export interface Fact {
  /** Of the best evidence, 0 to 1 */
  confidence: number;
  /** How many sentences and registry rows state it */
  evidence: number;
  /** The hash that the IRI ends with */
  id: string;
  iri: string;
  object?: Entity;
  predicate: string;
  subject: Entity;
  value?: Value;
  /** Of the articles that state it */
  years: number[];
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
  period?: string;
  unit?: string;
  value: string;
}

export interface GizmoQuery {
  /** Rows say how the paths would be answered */
  explain?: boolean;
  /** Of terms in rows: typed as in SPARQL's JSON, or as Cayley prints them */
  form?: "typed" | "cayley";
  /** Rows at most */
  limit?: number;
  /** Values that the query reads as params.NAME, so that none is spliced into it */
  params?: Record<string, unknown>;
  /** The program */
  query: string;
  /** As 500ms, 5s; at most a minute */
  timeout?: string;
}

export interface GizmoResult {
  /** Milliseconds that it took */
  elapsed?: number;
  /** Where it failed after its first rows */
  error?: Problem;
  /** A row each, with a member for each tag */
  result: Record<string, unknown>[];
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
  english?: string;
  id: string;
  /** CNY; 0 where none is known */
  investment: number;
  iri: string;
  label: string;
  /** Radius in pixels */
  size: number;
  type: string;
  values: NodeValue[];
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
  evidence?: string[];
  iri: string;
  kind: "accept" | "reject" | "merge" | "split" | "rename" | "retype" | "undo";
  object?: Name;
  predicate?: string;
  /** Neither undone nor contradicted */
  stands: boolean;
  subject?: Name;
  undoes?: string;
  value?: string;
  when: string;
  who: string;
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
  iri?: string;
  name: string;
}

export interface NewJudgement {
  evidence?: string[];
  kind: "accept" | "reject" | "merge" | "split" | "rename" | "retype" | "undo";
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
  /** Who judges */
  who: string;
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
  /** Of an entity */
  classes?: string[];
  example?: string;
  name: string;
  required: boolean;
  title: Title;
  type: "entity" | "date" | "statement" | "document" | "predicate" | "object" | "text";
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
  /** What a name may mean, or the nearest names */
  candidates?: Entity[];
  /** The kind of problem, stable */
  code: "invalid" | "unauthorized" | "forbidden" | "not-found" | "method-not-allowed" | "unsupported" | "ambiguous" | "conflict" | "too-large" | "busy" | "internal" | "damaged" | "timeout";
  /** What is wrong, where, and what to do */
  detail?: string;
  /** Which parameters are wrong */
  errors?: Fault[];
  /** Finds the request in the server's log */
  requestId?: string;
  /** The HTTP status */
  status: number;
  /** The kind of problem, in English or Chinese by Accept-Language */
  title: string;
  /** Names the kind of problem; its last part is the code */
  type: string;
}

export interface Query {
  columns: Column[];
  /** The same question in Gizmo, to start from */
  gizmo?: string;
  /** What is counted, what counts as part of what, in which order rows come */
  meaning: Title;
  name: string;
  parameters: Parameter[];
  title: Title;
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
  next?: string;
  total: number;
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
  /** Where it is not CNY */
  currency?: string;
  datatype?: string;
  figure?: Figure;
  /** Of CNY for an amount without currency */
  number?: number;
  /** As people read it */
  text: string;
}
