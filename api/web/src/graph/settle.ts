// Where nodes go that join a picture which stands already: those that stand
// stay, so that nothing jumps under the reader's eyes.
import type { Link, Vertex } from "./model";

export interface Point {
  x: number;
  y: number;
}

const apart = 100; // between neighbours, as the server's layout has it
const golden = 2.399963229728653; // the golden angle: no two spots on one ray
const rounds = 60;
const fan = 0.6; // of the circle, on the far side, is where new neighbours start

/** settle gives every vertex a place, and never moves one of those that have one. */
export function settle(vertices: Vertex[], links: Link[], standing: Map<string, Point>): Map<string, Point> {
  const fresh = vertices.filter((v) => !standing.has(v.id));
  if (fresh.length === 0) return standing;
  if (standing.size === 0 && fresh.every((v) => v.x !== undefined))
    return new Map(fresh.map((v) => [v.id, { x: v.x!, y: v.y! }]));
  const at = new Map(standing);
  const near = neighbours(links);
  fresh.forEach((v, i) => at.set(v.id, spot(v.id, i, near, standing)));
  for (let round = 0; round < rounds; round++) relax(fresh, at, near, apart * (1 - round / rounds));
  return at;
}

function neighbours(links: Link[]): Map<string, string[]> {
  const near = new Map<string, string[]>();
  const add = (a: string, b: string) => void (near.get(a)?.push(b) ?? near.set(a, [b]));
  for (const l of links) {
    add(l.source, l.target);
    add(l.target, l.source);
  }
  return near;
}

/** spot is where a new node starts: around the neighbour that stands, on the side away from the middle. */
function spot(id: string, index: number, near: Map<string, string[]>, standing: Map<string, Point>): Point {
  const anchor = near.get(id)?.find((n) => standing.has(n));
  const middle = centre(standing);
  const from = anchor ? standing.get(anchor)! : middle;
  const outward = Math.atan2(from.y - middle.y, from.x - middle.x);
  const angle = outward + (((index * golden) % (2 * Math.PI)) - Math.PI) * (anchor ? fan : 1);
  const reach = apart * (0.8 + 0.16 * Math.sqrt(index));
  return { x: from.x + reach * Math.cos(angle), y: from.y + reach * Math.sin(angle) };
}

function centre(points: Map<string, Point>): Point {
  const sum = { x: 0, y: 0 };
  for (const p of points.values()) {
    sum.x += p.x / points.size;
    sum.y += p.y / points.size;
  }
  return sum;
}

/** relax moves each new node once: away from all nodes, towards its neighbours. */
function relax(fresh: Vertex[], at: Map<string, Point>, near: Map<string, string[]>, most: number) {
  const all = [...at.values()];
  for (const v of fresh) {
    const p = at.get(v.id)!;
    let [fx, fy] = [0, 0];
    for (const q of all) {
      const [dx, dy] = [p.x - q.x, p.y - q.y];
      const square = Math.max(dx * dx + dy * dy, 1);
      if (p === q || square > 9 * apart * apart) continue;
      fx += (dx * apart * apart) / square;
      fy += (dy * apart * apart) / square;
    }
    for (const n of near.get(v.id) ?? []) {
      const q = at.get(n);
      if (!q) continue;
      const [dx, dy] = [q.x - p.x, q.y - p.y];
      const distance = Math.hypot(dx, dy);
      fx += (dx * distance) / apart;
      fy += (dy * distance) / apart;
    }
    const force = Math.hypot(fx, fy);
    if (force === 0) continue;
    const step = Math.min(force, most) * 0.3;
    p.x += (fx / force) * step;
    p.y += (fy / force) * step;
  }
}
