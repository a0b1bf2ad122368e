// What the graph page shows, as a value that fits into an address: a link
// reproduces the view, and going back undoes the last step.
import { everything, type Filter } from "./model";
import type { Camera } from "./scene";
import type { Point } from "./settle";

export interface View {
  open: string[]; // entities whose neighbours are drawn, in the order in which they were opened
  depth: number; // steps around the first of them
  paths: [from: string, to: string][];
  hidden: string[];
  filter: Filter;
  selected: string; // an entity or a statement
  camera: Camera | null; // null: all in sight
  moved: Map<string, Point>; // nodes that the user put elsewhere
}

export const nothing: View = {
  open: [], depth: 1, paths: [], hidden: [], filter: everything, selected: "", camera: null, moved: new Map(),
};

const short = (n: number) => String(Math.round(n * 1000) / 1000);
const number = (s: string | null | undefined) => (Number.isFinite(Number(s)) ? Number(s) : 0);

/** encode writes a view as the parameters of an address. */
export function encode(v: View): URLSearchParams {
  const q = new URLSearchParams();
  const all = (key: string, values: string[]) => values.forEach((value) => q.append(key, value));
  all("open", v.open);
  if (v.depth !== 1) q.set("depth", String(v.depth));
  all("path", v.paths.map((p) => p.join("~")));
  all("hide", v.hidden);
  all("class", v.filter.classes);
  all("predicate", v.filter.predicates);
  if (v.filter.from) q.set("from", String(v.filter.from));
  if (v.filter.to) q.set("to", String(v.filter.to));
  if (v.filter.confidence) q.set("confidence", String(v.filter.confidence));
  if (v.selected) q.set("at", v.selected);
  if (v.camera) q.set("camera", [v.camera.x, v.camera.y, v.camera.scale].map(short).join("~"));
  all("moved", [...v.moved].map(([id, p]) => [id, short(p.x), short(p.y)].join("~")));
  return q;
}

/** decode reads what encode wrote; what is missing or no number is as at the start. */
export function decode(q: URLSearchParams): View {
  const camera = q.get("camera")?.split("~").map(number);
  return {
    open: q.getAll("open"),
    depth: Math.min(3, Math.max(1, number(q.get("depth")) || 1)),
    paths: q.getAll("path").flatMap((p): [string, string][] => {
      const [from, to] = p.split("~");
      return from && to ? [[from, to]] : [];
    }),
    hidden: q.getAll("hide"),
    filter: {
      classes: q.getAll("class"),
      predicates: q.getAll("predicate"),
      from: number(q.get("from")),
      to: number(q.get("to")),
      confidence: number(q.get("confidence")),
    },
    selected: q.get("at") ?? "",
    camera: camera?.length === 3 && camera[2]! > 0 ? { x: camera[0]!, y: camera[1]!, scale: camera[2]! } : null,
    moved: new Map(q.getAll("moved").map((m) => {
      const [id = "", x, y] = m.split("~");
      return [id, { x: number(x), y: number(y) }];
    })),
  };
}

/** anchors are the entities that the user asked for: no filter takes them away. */
export const anchors = (v: View): Set<string> => new Set([...v.open, ...v.paths.flat()]);
