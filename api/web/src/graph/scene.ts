// From a picture and a camera to shapes on the screen: pure, so that the page,
// the SVG file and the PNG file show the same.
import { colour } from "../colour";
import { lang, word } from "../i18n";
import { radius, type Link, type Picture, type Vertex } from "./model";
import type { Point } from "./settle";

/** Camera looks at a point of the plane; scale is pixels a unit. */
export interface Camera extends Point {
  scale: number;
}

export interface Size {
  width: number;
  height: number;
}

export interface Disc extends Point {
  vertex: Vertex;
  r: number;
  fill: string;
  label: Label | null;
}

export interface Label extends Point {
  text: string;
  anchor: "start" | "end" | "middle";
}

export interface Arrow {
  link: Link;
  path: string;
  width: number;
  opacity: number;
  middle: Point;
  label: Label | null;
}

export interface Scene {
  discs: Disc[];
  arrows: Arrow[];
}

export const labelSize = 12.5;
export const edgeLabelSize = 11;
export const fonts = 'system-ui, "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", "Hiragino Sans GB", sans-serif';

/** Measure is the width of a text in pixels at a font size. */
export type Measure = (text: string, size: number) => number;

export const toScreen = (p: Point, c: Camera, s: Size): Point => ({
  x: (p.x - c.x) * c.scale + s.width / 2,
  y: (p.y - c.y) * c.scale + s.height / 2,
});

export const toPlane = (p: Point, c: Camera, s: Size): Point => ({
  x: (p.x - s.width / 2) / c.scale + c.x,
  y: (p.y - s.height / 2) / c.scale + c.y,
});

/** fit is the camera that shows all points. */
export function fit(points: Point[], size: Size, most = 1.6): Camera {
  if (!points.length) return { x: 0, y: 0, scale: 1 };
  const [xs, ys] = [points.map((p) => p.x), points.map((p) => p.y)];
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const [padX, padY] = [Math.min(110, size.width * 0.16), Math.min(60, size.height * 0.12)];
  const scale = Math.min((size.width - 2 * padX) / Math.max(right - left, 1), (size.height - 2 * padY) / Math.max(bottom - top, 1), most);
  return { x: (left + right) / 2, y: (top + bottom) / 2, scale: Math.max(scale, 0.02) };
}

/** title is what an entity is called in the page's language. */
export const title = (v: Vertex) => (lang.value === "en" && v.english) || v.name;

const longest = 14; // characters of a label
const brief = 7; // of one where a long one has no room

/** shorten cuts a text to about so many Chinese characters; two Latin letters are as wide as one. */
export function shorten(s: string, most = longest): string {
  let [wide, kept] = [0, ""];
  for (const c of s) {
    wide += c > "\u2e7f" ? 1 : 0.55;
    if (wide > most) return [...kept].slice(0, -1).join("").trimEnd() + "…";
    kept += c;
  }
  return s;
}


const zoom = (scale: number) => Math.min(1.25, Math.max(0.55, Math.sqrt(scale)));

/**
 * scene draws a picture: first names the vertices whose labels have precedence
 * (what is selected), then larger ones; a label that would cover another is left out.
 */
export function scene(p: Picture, at: Map<string, Point>, camera: Camera, size: Size, measure: Measure, first: string[] = []): Scene {
  const places = new Map(p.vertices.map((v) => [v.id, toScreen(at.get(v.id) ?? { x: 0, y: 0 }, camera, size)]));
  const discs = p.vertices.map((vertex): Disc => {
    const { x, y } = places.get(vertex.id)!;
    return { vertex, x, y, r: radius(vertex.investment) * zoom(camera.scale), fill: colour(vertex.type), label: null };
  });
  const arrows = draw(p.links, new Map(discs.map((d) => [d.vertex.id, d])));
  const taken = name(discs, size, measure, first, degrees(p.links));
  nameArrows(arrows, taken, measure, new Set(first));
  return { discs, arrows };
}

function degrees(links: Link[]): Map<string, number> {
  const count = new Map<string, number>();
  for (const l of links) for (const id of [l.source, l.target]) count.set(id, (count.get(id) ?? 0) + 1);
  return count;
}

/** draw makes a curve of each link; links between the same two bend apart. */
function draw(links: Link[], discs: Map<string, Disc>): Arrow[] {
  const seen = new Map<string, number>();
  return links.flatMap((link): Arrow[] => {
    const [a, b] = [discs.get(link.source), discs.get(link.target)];
    if (!a || !b || a === b) return [];
    const pair = a.vertex.id < b.vertex.id ? a.vertex.id + " " + b.vertex.id : b.vertex.id + " " + a.vertex.id;
    const nth = seen.get(pair) ?? 0;
    seen.set(pair, nth + 1);
    const flip = a.vertex.id < b.vertex.id ? 1 : -1;
    const bend = flip * (nth % 2 ? -1 : 1) * Math.ceil(nth / 2) * Math.min(26, 0.16 * Math.hypot(a.x - b.x, a.y - b.y));
    return [{ link, ...curve(a, b, bend), width: Math.min(4, 1 + link.evidence * 0.35), opacity: 0.35 + 0.65 * link.confidence, label: null }];
  });
}

/** curve runs from the rim of one disc to that of another, and ends in an arrow's head. */
function curve(a: Disc, b: Disc, bend: number): { path: string; middle: Point } {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const long = Math.max(Math.hypot(dx, dy), 1);
  const [nx, ny] = [-dy / long, dx / long];
  const control = { x: (a.x + b.x) / 2 + nx * bend * 2, y: (a.y + b.y) / 2 + ny * bend * 2 };
  const from = rim(a, control, a.r);
  const to = rim(b, control, b.r + 3);
  const angle = Math.atan2(to.y - control.y, to.x - control.x);
  const head = (turn: number) => `${round(to.x - 6 * Math.cos(angle + turn))} ${round(to.y - 6 * Math.sin(angle + turn))}`;
  const end = `${round(to.x)} ${round(to.y)}`;
  return {
    path: `M${round(from.x)} ${round(from.y)}Q${round(control.x)} ${round(control.y)} ${end}M${head(0.45)}L${end}L${head(-0.45)}`,
    middle: { x: (from.x + 2 * control.x + to.x) / 4, y: (from.y + 2 * control.y + to.y) / 4 },
  };
}

const round = (n: number) => Math.round(n * 10) / 10;

function rim(d: Disc, towards: Point, r: number): Point {
  const [dx, dy] = [towards.x - d.x, towards.y - d.y];
  const long = Math.max(Math.hypot(dx, dy), 1);
  return { x: d.x + (dx / long) * r, y: d.y + (dy / long) * r };
}

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

const hits = (a: Box, b: Box) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** Taken is the room that is used up, in squares of a grid so that few boxes are compared. */
class Taken {
  private cells = new Map<string, Box[]>();
  private static side = 64;

  private *keys(b: Box) {
    for (let x = Math.floor(b.left / Taken.side); x <= Math.floor(b.right / Taken.side); x++)
      for (let y = Math.floor(b.top / Taken.side); y <= Math.floor(b.bottom / Taken.side); y++) yield `${x} ${y}`;
  }

  free(b: Box, but?: Box): boolean {
    for (const key of this.keys(b)) for (const other of this.cells.get(key) ?? []) if (other !== but && hits(b, other)) return false;
    return true;
  }

  take(b: Box) {
    for (const key of this.keys(b)) void (this.cells.get(key)?.push(b) ?? this.cells.set(key, [b]));
  }
}

function name(discs: Disc[], size: Size, measure: Measure, first: string[], degree: Map<string, number>): Taken {
  const taken = new Taken();
  const own = new Map(discs.map((d) => [d, { left: d.x - d.r, top: d.y - d.r, right: d.x + d.r, bottom: d.y + d.r }]));
  for (const box of own.values()) taken.take(box);
  const rank = (d: Disc) => (first.includes(d.vertex.id) ? 1e6 : 0) + d.r * 10 + (degree.get(d.vertex.id) ?? 0);
  const inside = discs.filter((d) => d.x > -50 && d.y > -50 && d.x < size.width + 50 && d.y < size.height + 50);
  for (const d of inside.toSorted((a, b) => rank(b) - rank(a) || (a.vertex.id < b.vertex.id ? -1 : 1))) {
    const texts = new Set([longest, brief].map((most) => shorten(title(d.vertex), most)));
    for (const label of [...texts].flatMap((text) => spots(d, text))) {
      const box = boxOf(label, measure(label.text, labelSize), labelSize);
      const cutOff = (box.left < 4 || box.right > size.width - 4) && d.x > 4 && d.x < size.width - 4;
      if (cutOff || !taken.free(box, own.get(d))) continue;
      taken.take(box);
      d.label = label;
      break;
    }
  }
  return taken;
}

const spots = (d: Disc, text: string): Label[] => [
  { text, x: d.x, y: d.y + d.r + labelSize + 1, anchor: "middle" },
  { text, x: d.x + d.r + 4, y: d.y + labelSize * 0.35, anchor: "start" },
  { text, x: d.x - d.r - 4, y: d.y + labelSize * 0.35, anchor: "end" },
  { text, x: d.x, y: d.y - d.r - 5, anchor: "middle" },
];

function boxOf(l: Label, wide: number, size: number): Box {
  const left = l.anchor === "start" ? l.x : l.anchor === "end" ? l.x - wide : l.x - wide / 2;
  return { left: left - 2, right: left + wide + 2, top: l.y - size, bottom: l.y + 4 };
}

const fewArrows = 60; // with more, only the links of what is selected are named

function nameArrows(arrows: Arrow[], taken: Taken, measure: Measure, first: Set<string>) {
  const touches = (a: Arrow) => first.has(a.link.id) || first.has(a.link.source) || first.has(a.link.target);
  for (const arrow of arrows.length > fewArrows ? arrows.filter(touches) : arrows) {
    const text = word(arrow.link.predicate);
    const label: Label = { text, x: arrow.middle.x, y: arrow.middle.y + 4, anchor: "middle" };
    const box = boxOf(label, measure(text, edgeLabelSize), edgeLabelSize);
    if (!taken.free(box)) continue;
    taken.take(box);
    arrow.label = label;
  }
}
