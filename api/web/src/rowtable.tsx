// The rows of a query as a table: entities and evidence are links.
import type { ComponentChildren } from "preact";
import { hash, idOf, type Row, type Rows } from "./api";
import { heading, known, t, word } from "./i18n";
import { cny, count, percent } from "./number";
import { address } from "./route";
import { Table, type Column } from "./table";

interface Named {
  iri: string;
  name: string;
}

const isNamed = (v: unknown): v is Named => typeof v === "object" && v !== null && "iri" in v && "name" in v;
const isProof = (v: unknown): v is { count: number; statements: string[] } => typeof v === "object" && v !== null && "statements" in v;

/** cellText is a cell as a file has it. */
export function cellText(v: unknown): string {
  if (v === null || v === undefined) return "";
  if (Array.isArray(v)) return v.map(cellText).join(" | ");
  if (isNamed(v)) return v.name;
  if (isProof(v)) return String(v.count);
  return typeof v === "object" ? JSON.stringify(v) : String(v);
}

/** Cell is a cell as the page shows it. */
export function Cell({ value: v, type, column }: { value: unknown; type: string; column: string }): ComponentChildren {
  if (v === null || v === undefined) return <span class="dim">—</span>;
  if (Array.isArray(v))
    return v.map((x, i) => (
      <>
        {i > 0 && <span class="dim"> · </span>}
        <Cell value={x} type={type} column={column} />
      </>
    ));
  if (isNamed(v)) return <Thing thing={v} />;
  if (isProof(v)) {
    const first = v.statements[0];
    return first ? <a href={address("fact", hash(first))}>{`${v.count} ${t("evidenceCount")}`}</a> : String(v.count);
  }
  if (typeof v === "number") return type === "amount" ? cny(v) : column === "confidence" ? percent(v) : count(v);
  if (typeof v === "object") return <code>{JSON.stringify(v)}</code>;
  const text = String(v);
  const iri = /^<?(https?:\/\/[^>\s]+)>?$/.exec(text)?.[1];
  if (iri) return <Thing thing={{ iri, name: iri }} />;
  return known(text) ? word(text) : text;
}

/** Thing is a link to the page of whatever an IRI names. */
function Thing({ thing: { iri, name } }: { thing: Named }) {
  const short = name === iri ? iri.replace(/^https:\/\/w3id\.org\/soegraph\/(id|ns#|stmt|doc)\/?/, (_, kind: string) => ({ "ns#": "soe:", id: "id:" })[kind] ?? `${kind}:`) : name;
  const id = idOf(iri);
  if (id && !id.startsWith("observation/")) return <a href={address("entity", id)}>{short}</a>;
  const kind = /\/(stmt|doc)\/([0-9a-f]+)/.exec(iri);
  if (kind) return <a href={address(kind[1] === "stmt" ? "fact" : "document", kind[2])}>{short}</a>;
  return <>{short}</>;
}

const numeric = new Set(["amount", "number"]);

export function RowTable({ rows, file, caption }: { rows: Rows; file: string; caption: string }) {
  const columns = rows.columns.map(({ name, type }): Column<Row> => ({
    title: heading(name),
    text: (r) => cellText(r[name]),
    show: (r) => <Cell value={r[name]} type={type} column={name} />,
    numeric: numeric.has(type),
    fixed: type === "date",
  }));
  return <Table columns={columns} rows={rows.items} file={file} caption={caption} total={rows.total} />;
}
