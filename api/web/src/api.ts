// The server, as the page asks it. docs/api.md says what each route means.
import { lang } from "./i18n";
import type * as schema from "./openapi";

export type {
  Article, Document, DocumentPage, Entity, EntityName, EntityPage, Evidence, Fact, FactGroup, GraphEdge, GraphNode, Judgement, LedgerPage, Mention, NewJudgement, NodeLink, Parameter,
  Passage, Query, Report, Rows, StatementPage, Stats, Title, Upload, Value,
} from "./openapi";

export type Row = schema.Rows["items"][number];

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
    readonly candidates: schema.Entity[] = [],
  ) {
    super(detail);
  }
}

type Search = Record<string, string | number | boolean | string[] | undefined>;

/** url is the address of a route; an id keeps its slashes. */
export function url(path: string, params: Search = {}): string {
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

export type ProblemBody = Partial<schema.Problem>;

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

async function ask<T>(path: string, params: Search = {}, init: RequestInit = {}): Promise<T> {
  const headers = { Accept: "application/json", "Accept-Language": lang.value, ...(init.headers as Record<string, string> | undefined) };
  const answer = await fetch(url(path, params), { ...init, headers });
  if (!answer.ok) throw problem(answer.status, await answer.text());
  return (await answer.json()) as T;
}

export const stats = (signal?: AbortSignal) => ask<schema.Stats>("stats", {}, { signal: signal ?? null });

export const search = async (q: string, signal: AbortSignal, type: string[] = [], limit = 10) =>
  (await ask<List<schema.Entity>>("search", { q, type, limit }, { signal })).items;

export const describe = (id: string, signal: AbortSignal, limit = 100) => ask<schema.EntityPage>(`entities/${part(id)}`, { limit }, { signal });

export const neighbourhood = (id: string, depth: number, limit: number, signal?: AbortSignal) =>
  ask<schema.NodeLink>(`entities/${part(id)}/graph`, { depth, limit, layout: true, format: "d3" }, { signal: signal ?? null });

export const paths = (from: string, to: string, signal?: AbortSignal) =>
  ask<schema.NodeLink>("paths", { from, to, max: 4, limit: 5, layout: true, format: "d3" }, { signal: signal ?? null });

export const statement = (id: string, signal: AbortSignal) => ask<schema.StatementPage>(`statements/${part(id)}`, {}, { signal });

export const queries = async (signal?: AbortSignal) => (await ask<List<schema.Query>>("queries", {}, { signal: signal ?? null })).items;

export const runQuery = (name: string, args: Record<string, string>, limit: number, signal: AbortSignal) =>
  ask<schema.Rows>(`queries/${part(name)}`, { ...args, limit }, { signal });

/** Params are values that a query reads as params.NAME. */
export type Params = Record<string, string>;

export const gizmo = (query: string, params: Params, limit: number, signal: AbortSignal) =>
  ask<schema.GizmoResult>("gizmo", {}, {
    method: "POST",
    body: JSON.stringify({ query, params, limit, timeout: "20s" }),
    headers: { "Content-Type": "application/json" },
    signal,
  });

export const documents = (signal: AbortSignal, cursor = "", limit = 50) => ask<List<schema.Document>>("documents", { cursor, limit }, { signal });

/** document has its offsets in UTF-16 code units, as strings count here. */
export const document = (id: string, signal: AbortSignal) => ask<schema.DocumentPage>(`documents/${part(id)}`, { offsets: "utf16" }, { signal });

const bearer = (token: string): Record<string, string> => (token ? { Authorization: `Bearer ${token}` } : {});

export const retract = (id: string, token: string) =>
  ask<schema.Retraction>(`documents/${part(id)}`, {}, { method: "DELETE", headers: bearer(token) });

export const ledger = (signal: AbortSignal, cursor = "") => ask<schema.LedgerPage>("ledger", { cursor, limit: 50 }, { signal });

export const judge = (judgement: schema.NewJudgement, token: string) =>
  ask<schema.Judged>("ledger", {}, { method: "POST", body: JSON.stringify(judgement), headers: { "Content-Type": "application/json", ...bearer(token) } });

/** upload sends one file; sent hears the share of it, 0..1, that has left. fetch cannot tell, XMLHttpRequest can. */
export function upload(file: File, token: string, sent: (share: number) => void, signal: AbortSignal): Promise<schema.Upload> {
  return new Promise((done, fail) => {
    const body = new FormData();
    body.append("file", file, file.name);
    const request = new XMLHttpRequest();
    request.open("POST", url("documents"));
    for (const [k, v] of Object.entries({ ...bearer(token), "Accept-Language": lang.value })) request.setRequestHeader(k, v);
    request.upload.onprogress = (e) => e.lengthComputable && sent(e.loaded / e.total);
    request.onload = () => {
      if (request.status >= 300) return fail(problem(request.status, request.responseText));
      done(JSON.parse(request.responseText) as schema.Upload);
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
