// What a picture of the graph is made of: entities, the facts between them, and
// what of both is shown.

/** Vertex is an entity. x and y are where the server's layout put it. */
export interface Vertex {
  id: string;
  name: string;
  english?: string | undefined;
  type: string;
  investment: number; // CNY, 0: none known
  x?: number | undefined;
  y?: number | undefined;
}

/** Link is a fact between two entities; id is its statement's. */
export interface Link {
  id: string;
  source: string;
  target: string;
  predicate: string;
  evidence: number; // how many sentences state it; 0: the registry alone
  confidence: number; // of the best evidence, 0..1
  years: number[]; // of the evidence's articles; none: not known
}

export interface Filter {
  classes: string[]; // hidden
  predicates: string[]; // hidden
  from: number; // first year, 0: any
  to: number; // last year, 0: any
  confidence: number; // lowest
}

export const everything: Filter = { classes: [], predicates: [], from: 0, to: 0, confidence: 0 };

export interface Picture {
  vertices: Vertex[];
  links: Link[];
}

const inYears = (l: Link, f: Filter) =>
  (!f.from && !f.to) || l.years.some((y) => (!f.from || y >= f.from) && (!f.to || y <= f.to));

/**
 * visible is the picture that a filter leaves. An entity stays when it is one
 * of the anchors (what the user asked for) or a link to it stays.
 */
export function visible(p: Picture, f: Filter, anchors: Set<string>): Picture {
  const shown = new Map(p.vertices.filter((v) => !f.classes.includes(v.type) || anchors.has(v.id)).map((v) => [v.id, v]));
  const links = p.links.filter(
    (l) =>
      shown.has(l.source) && shown.has(l.target) && !f.predicates.includes(l.predicate) && l.confidence >= f.confidence && inYears(l, f),
  );
  const linked = new Set(links.flatMap((l) => [l.source, l.target]));
  return { vertices: [...shown.values()].filter((v) => linked.has(v.id) || anchors.has(v.id)), links };
}

/** merge adds to a picture what it lacks; what both have keeps its place. */
export function merge(a: Picture, b: Picture): Picture {
  const have = new Set(a.vertices.map((v) => v.id));
  const facts = new Set(a.links.map((l) => l.id));
  return {
    vertices: [...a.vertices, ...b.vertices.filter((v) => !have.has(v.id))],
    links: [...a.links, ...b.links.filter((l) => !facts.has(l.id))],
  };
}

/** radius is a node's: by orders of magnitude of what is invested in it. */
export const radius = (investment: number) =>
  investment > 0 ? Math.min(24, 6 + 2.6 * Math.max(0, Math.log10(investment) - 6)) : 6;
