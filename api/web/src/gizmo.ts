// Gizmo's answers as rows: a column for each tag, entities by their names.
import { describe, gizmo, idOf, Problem, type Params, type Row, type Rows } from "./api";

/** Term is a term as SPARQL's JSON has it. */
interface Term {
  type: "uri" | "literal" | "bnode";
  value: string;
  datatype?: string;
}

const isTerm = (v: unknown): v is Term => typeof v === "object" && v !== null && "type" in v && "value" in v;

const numbers = /#(decimal|integer|double|float|int|long)$/;

/** plain is a term as a cell: an IRI as it is, a number as a number, a text as a text. */
export function plain(v: unknown): unknown {
  if (Array.isArray(v)) return v.map(plain);
  if (!isTerm(v)) return v;
  const number = Number(v.value);
  return v.type === "literal" && numbers.test(v.datatype ?? "") && Number.isFinite(number) ? number : v.value;
}

const mostNames = 120; // that are asked for one answer
const atOnce = 6;

/** askGizmo runs a query, and names the entities in its rows. */
export async function askGizmo(text: string, params: Params, limit: number, signal: AbortSignal): Promise<{ rows: Rows; more: boolean }> {
  const answer = await gizmo(text, params, limit, signal);
  if (answer.error) throw new Problem(400, answer.error.code ?? "", answer.error.title ?? "", answer.error.detail ?? "");
  const items = (answer.result ?? []).map((r): Row => {
    const cells = typeof r === "object" && r !== null ? Object.entries(r) : [["value", r] as const];
    return Object.fromEntries(cells.map(([key, v]) => [key, plain(v)]));
  });
  await name(items, signal);
  const columns = [...new Set(items.flatMap((r) => Object.keys(r)))].map((name) => ({ name, type: "text" }));
  return { rows: { columns, items, total: items.length }, more: Boolean(answer.truncated) };
}

const known = new Map<string, string>();

/** name puts {iri, name} in the place of the IRIs of entities. */
async function name(items: Row[], signal: AbortSignal) {
  const iris = new Set(items.flatMap((r) => Object.values(r)).filter((v): v is string => typeof v === "string" && idOf(v) !== "" && !v.includes("/observation/")));
  const asked = [...iris].filter((iri) => !known.has(iri)).slice(0, mostNames);
  const worker = async () => {
    for (let iri = asked.pop(); iri; iri = asked.pop()) {
      const found = await describe(idOf(iri), signal, 1).catch(() => null);
      if (found) known.set(iri, found.name);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  for (const r of items) for (const [key, v] of Object.entries(r)) if (typeof v === "string" && known.has(v)) r[key] = { iri: v, name: known.get(v) };
}
