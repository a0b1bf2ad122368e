// From a view to the picture that it names, and the places of its nodes.
import { neighbourhood, paths, type NodeLink } from "../api";
import { merge, type Picture } from "./model";
import { settle, type Point } from "./settle";
import type { View } from "./state";

export interface Loaded {
  picture: Picture;
  at: Map<string, Point>;
  values: Map<string, NodeLink["nodes"][number]["values"]>;
  truncated: boolean;
  lost: [from: string, to: string][]; // pairs that no path joins
  paths: Set<string>; // the facts of the paths that were asked for
}

const first = 300; // nodes around the entity that the view begins with
const later = 40; // nodes that an expansion adds at most

const kept = new Map<string, Promise<NodeLink>>();

/** once asks a question once; an answer that failed is asked again. */
function once(key: string, ask: () => Promise<NodeLink>): Promise<NodeLink> {
  let answer = kept.get(key);
  if (!answer) {
    answer = ask();
    kept.set(key, answer);
    answer.catch(() => kept.delete(key));
  }
  return answer;
}

/** load fetches what a view has opened, and places each part after those before it. */
export async function load(v: View): Promise<Loaded> {
  const parts = await Promise.all([
    ...v.open.map((id, i) => {
      const [depth, limit] = i === 0 ? [v.depth, first] : [1, later];
      return once(`${id} ${depth} ${limit}`, () => neighbourhood(id, depth, limit));
    }),
    ...v.paths.map(([from, to]) => once(`${from} ~ ${to}`, () => paths(from, to))),
  ]);
  const loaded: Loaded = { picture: { vertices: [], links: [] }, at: new Map(), values: new Map(), truncated: false, lost: [], paths: new Set() };
  parts.forEach((part, i) => {
    const next = read(part);
    loaded.picture = merge(loaded.picture, next);
    loaded.at = settle(next.vertices, loaded.picture.links, loaded.at);
    loaded.truncated ||= Boolean(part.truncated);
    for (const n of part.nodes) loaded.values.set(n.id, n.values);
    const pair = v.paths[i - v.open.length];
    if (pair && !part.links.length) loaded.lost.push(pair);
    if (pair) for (const l of part.links) loaded.paths.add(l.id);
  });
  return loaded;
}

const read = (part: NodeLink): Picture => ({
  vertices: part.nodes.map((n) => ({ id: n.id, name: n.label, english: n.english, type: n.type, investment: n.investment ?? 0, x: n.x, y: n.y })),
  links: part.links.map((l) => ({ ...l, years: l.years ?? [] })),
});
