// The rows of a query as a graph: what stands in one row is joined.
import { useMemo, useRef, useState } from "preact/hooks";
import { idOf, typeOf, type Rows } from "./api";
import { GraphBoard, type Board } from "./graph/board";
import type { Link, Picture } from "./graph/model";
import type { Camera } from "./graph/scene";
import { settle, type Point } from "./graph/settle";
import { t } from "./i18n";
import { named } from "./pictures/rows";
import { address } from "./route";

const most = 200; // nodes

/** things are the entities of a cell: {iri, name}, or an IRI as Gizmo gives it. */
function things(v: unknown): { iri: string; name: string }[] {
  const found = named(v);
  if (found.length || typeof v !== "string") return found;
  const iri = v.replace(/^<|>$/g, "");
  return idOf(iri) ? [{ iri, name: decodeURIComponent(idOf(iri).split("/").pop() ?? "") }] : [];
}

/** pictureOf joins the first entity of each row with the others, by their column. */
export function pictureOf(rows: Rows): Picture {
  const vertices = new Map<string, Picture["vertices"][number]>();
  const links = new Map<string, Link>();
  for (const row of rows.items) {
    const cells = rows.columns.flatMap((c) => things(row[c.name]).map((e) => ({ id: idOf(e.iri), name: e.name, column: c.name })));
    if (vertices.size + cells.length > most) break;
    for (const c of cells) if (c.id && !vertices.has(c.id)) vertices.set(c.id, { id: c.id, name: c.name, type: typeOf(c.id), investment: 0 });
    const [first, ...others] = cells;
    for (const o of others) {
      const id = `${first!.id} ${o.column} ${o.id}`;
      if (first!.id !== o.id) links.set(id, { id, source: first!.id, target: o.id, predicate: o.column, evidence: 1, confidence: 1, years: [] });
    }
  }
  return { vertices: [...vertices.values()], links: [...links.values()] };
}

export function ResultGraph({ rows }: { rows: Rows }) {
  const picture = useMemo(() => pictureOf(rows), [rows]);
  const at = useMemo(() => spread(picture), [picture]);
  const [moved, setMoved] = useState(new Map<string, Point>());
  const [camera, setCamera] = useState<Camera | null>(null);
  const [selected, setSelected] = useState("");
  const handle = useRef<Board | null>(null);
  const places = useMemo(() => new Map([...at, ...moved]), [at, moved]);
  if (!picture.vertices.length) return <p class="dim">{t("nothing")}</p>;
  const chosen = picture.vertices.find((v) => v.id === selected);
  return (
    <div class="stage small">
      <GraphBoard
        picture={picture}
        at={places}
        camera={camera}
        selected={selected}
        handle={handle}
        onCamera={setCamera}
        onVertex={(id) => setSelected(id === selected ? "" : id)}
        onLink={() => undefined}
        onMove={(id, to) => setMoved(new Map([...moved, [id, to]]))}
        onHide={() => undefined}
      />
      {chosen && (
        <p class="counts">
          <a href={address("entity", chosen.id)}>{chosen.name}</a>
        </p>
      )}
    </div>
  );
}

/** spread places a picture that came without a layout: one node stands, the others settle around it. */
function spread(p: Picture): Map<string, Point> {
  const [first] = p.vertices;
  return first ? settle(p.vertices, p.links, new Map([[first.id, { x: 0, y: 0 }]])) : new Map();
}
