// The server, as the page asks it. docs/api.md says what each route means.
import { lang } from "./i18n";

export interface Entity {
  id: string; // enterprise/crrc
  iri: string;
  name: string;
  type: string;
  aliases: string[];
}

export interface Value {
  text: string;
  number?: number; // of CNY for an amount without currency
  datatype: string;
  currency?: string;
  figure?: { name: string; value: string; unit?: string; period?: string };
}

/** Fact has either an object or a value. */
export interface Fact {
  id: string;
  iri: string;
  subject: Entity;
  predicate: string;
  object?: Entity;
  value?: Value;
  evidence: number;
  confidence: number;
  years?: number[];
}

export interface Article {
  iri: string;
  title?: string;
  deck?: string;
  byline?: string;
  section?: string;
  published?: string;
  start: number;
  end: number;
}

export interface Evidence {
  iri: string;
  quote: string;
  start: number; // bytes
  end: number;
  rule?: string;
  confidence: number;
  role?: string;
  printed?: string;
  qualifier?: string;
  registry: boolean;
  document?: { id: string; iri: string; title?: string; fileName?: string; published?: string };
  article?: Article;
}

export interface Statement {
  statement: Fact;
  evidence: Evidence[];
}

export interface Group {
  predicate: string;
  direction: "in" | "out";
  total: number;
  items: Fact[];
}

export interface Described extends Entity {
  types: string[];
  names: { text: string; lang?: string; kind: string; statement: string; evidence: number }[];
  facts: Group[];
  evidence: number;
  documents: number;
}

export interface GraphNode {
  id: string;
  label: string;
  type: string;
  english?: string;
  investment?: number;
  x?: number;
  y?: number;
  values?: { predicate: string; text: string; statement: string; evidence: number }[];
}

export interface GraphLink {
  id: string;
  source: string;
  target: string;
  predicate: string;
  evidence: number;
  confidence: number;
  years?: number[];
}

export interface NodeLink {
  nodes: GraphNode[];
  links: GraphLink[];
  truncated?: boolean;
}

export interface Stats {
  generation: number;
  version: string;
  readOnly: boolean;
  quads: number;
  facts: number;
  evidence: number;
  documents: number;
  articles: number;
  entities: number;
  types: Record<string, number>;
  years: Record<string, number>;
}

export interface DocumentItem {
  id: string;
  iri: string;
  title?: string;
  fileName: string;
  mediaType: string;
  published?: string;
  publisher?: string;
  section?: string;
  url?: string;
  articles: number;
  facts: number;
  evidence: number;
  bytes: number;
}

export interface Mention {
  start: number;
  end: number;
  text: string;
  entity: string;
}

export interface Marked {
  start: number;
  end: number;
  iri: string;
  statements: string[];
  rule?: string;
  confidence: number;
}

/** FullDocument has its offsets in UTF-16 code units, as strings count here. */
export interface FullDocument extends Omit<DocumentItem, "articles" | "evidence" | "facts"> {
  text: string;
  charset: string;
  articles: Article[];
  mentions: Mention[];
  evidence: Marked[];
  facts: Fact[];
  entities: Entity[];
}

export interface Both {
  en: string;
  zh: string;
}

export interface Parameter {
  name: string;
  type: string;
  classes?: string[];
  required?: boolean;
  title: Both;
  example?: string;
}

export interface Query {
  name: string;
  title: Both;
  meaning: Both;
  parameters: Parameter[];
  columns: { name: string; type: string }[];
  gizmo?: string;
}

export type Row = Record<string, unknown>;

export interface Rows {
  columns: { name: string; type: string }[];
  items: Row[];
  total: number;
  next?: string;
}

export interface Report {
  documents: number;
  articles: number;
  sentences: number;
  entities: number;
  facts: number;
  unchanged: number;
  rejects?: Record<string, number>;
  rejected?: { file?: string; name?: string; reason?: string; error?: string }[] | string[];
}

export interface Loaded {
  report: Report;
  documents: DocumentItem[];
}

interface List<T> {
  items: T[];
  next?: string;
}

/** Problem is an error that the server explained (RFC 9457). */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly title: string,
    detail: string,
    readonly candidates: Entity[] = [],
  ) {
    super(detail);
  }
}

type Params = Record<string, string | number | boolean | string[] | undefined>;

/** url is the address of a route; an id keeps its slashes. */
export function url(path: string, params: Params = {}): string {
  const q = new URLSearchParams();
  for (const [key, value] of Object.entries(params)) {
    if (Array.isArray(value)) value.forEach((v) => q.append(key, v));
    else if (value !== undefined && value !== "") q.set(key, String(value));
  }
  const tail = q.toString();
  return `api/v1/${path}${tail ? "?" + tail : ""}`;
}

/** part is an id as a part of a path. */
export const part = (id: string) => id.split("/").map(encodeURIComponent).join("/");

interface ProblemBody {
  title?: string;
  detail?: string;
  code?: string;
  candidates?: Entity[];
}

/** problem is what a failed answer says, or its status where it says nothing. */
export function problem(status: number, body: string): Problem {
  let p: ProblemBody = {};
  try {
    p = JSON.parse(body) as ProblemBody;
  } catch {
    // not ours: a proxy's page, or nothing
  }
  return new Problem(status, p.code ?? "", p.title ?? "", p.detail ?? p.title ?? `HTTP ${status}`, p.candidates);
}

async function ask<T>(path: string, params: Params = {}, init: RequestInit = {}): Promise<T> {
  const headers = { Accept: "application/json", "Accept-Language": lang.value, ...(init.headers as Record<string, string> | undefined) };
  const answer = await fetch(url(path, params), { ...init, headers });
  if (!answer.ok) throw problem(answer.status, await answer.text());
  return (await answer.json()) as T;
}

export const stats = (signal?: AbortSignal) => ask<Stats>("stats", {}, { signal: signal ?? null });

export const search = async (q: string, signal: AbortSignal, type: string[] = [], limit = 10) =>
  (await ask<List<Entity>>("search", { q, type, limit }, { signal })).items;

export const describe = (id: string, signal: AbortSignal, limit = 100) => ask<Described>(`entities/${part(id)}`, { limit }, { signal });

export const neighbourhood = (id: string, depth: number, limit: number, signal?: AbortSignal) =>
  ask<NodeLink>(`entities/${part(id)}/graph`, { depth, limit, layout: true, format: "d3" }, { signal: signal ?? null });

export const paths = (from: string, to: string, signal?: AbortSignal) =>
  ask<NodeLink>("paths", { from, to, max: 4, limit: 5, layout: true, format: "d3" }, { signal: signal ?? null });

export const statement = (id: string, signal: AbortSignal) => ask<Statement>(`statements/${part(id)}`, {}, { signal });

export const queries = async (signal?: AbortSignal) => (await ask<List<Query>>("queries", {}, { signal: signal ?? null })).items;

export const runQuery = (name: string, args: Record<string, string>, limit: number, signal: AbortSignal) =>
  ask<Rows>(`queries/${part(name)}`, { ...args, limit }, { signal });

export const gizmo = (query: string, limit: number, signal: AbortSignal) =>
  ask<{ result: Row[] | null; truncated?: boolean; error?: ProblemBody }>("gizmo", {}, {
    method: "POST",
    body: JSON.stringify({ query, limit, timeout: "20s" }),
    headers: { "Content-Type": "application/json" },
    signal,
  });

export const documents = (signal: AbortSignal, cursor = "", limit = 50) => ask<List<DocumentItem>>("documents", { cursor, limit }, { signal });

export const document = (id: string, signal: AbortSignal) => ask<FullDocument>(`documents/${part(id)}`, { offsets: "utf16" }, { signal });

const bearer = (token: string): Record<string, string> => (token ? { Authorization: `Bearer ${token}` } : {});

export const retract = (id: string, token: string) =>
  ask<{ change: { removed: number; dropped: number } }>(`documents/${part(id)}`, {}, { method: "DELETE", headers: bearer(token) });

/** upload sends one file; sent hears the share of it, 0..1, that has left. fetch cannot tell, XMLHttpRequest can. */
export function upload(file: File, token: string, sent: (share: number) => void, signal: AbortSignal): Promise<Loaded> {
  return new Promise((done, fail) => {
    const body = new FormData();
    body.append("file", file, file.name);
    const request = new XMLHttpRequest();
    request.open("POST", url("documents"));
    for (const [k, v] of Object.entries({ ...bearer(token), "Accept-Language": lang.value })) request.setRequestHeader(k, v);
    request.upload.onprogress = (e) => e.lengthComputable && sent(e.loaded / e.total);
    request.onload = () => {
      if (request.status >= 300) return fail(problem(request.status, request.responseText));
      done(JSON.parse(request.responseText) as Loaded);
    };
    request.onerror = () => fail(new Error("network"));
    request.onabort = () => fail(new DOMException("aborted", "AbortError"));
    signal.addEventListener("abort", () => request.abort());
    request.send(body);
  });
}

const entities = "https://w3id.org/soegraph/id/";

/** idOf is an entity's id, from its IRI; "" where the IRI is of something else. */
export const idOf = (iri: string) => (iri.startsWith(entities) ? iri.slice(entities.length) : "");

/** hash is the last part of a statement's or a document's IRI. */
export const hash = (iri: string) => iri.slice(iri.lastIndexOf("/") + 1);

const classes = ["Enterprise", "Project", "Facility", "Zone", "Industry", "Place", "Government", "Event", "Policy", "Platform", "Person", "Observation"];

/** typeOf is the class that an id begins with. */
export const typeOf = (id: string) => classes.find((c) => id.startsWith(c.toLowerCase() + "/")) ?? "";
