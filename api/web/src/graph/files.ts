// The picture as a file: SVG as text, PNG by painting the same shapes.
import { edgeLabelSize, fonts, labelSize, type Label, type Scene, type Size } from "./scene";

const paper = "#ffffff";
const ink = "#1b2733";
const line = "#8fa0b3";
const faint = "#5a6877";

const escape = (s: string) => s.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

/** svg is the scene as a document that stands alone. */
export function svg(scene: Scene, size: Size): string {
  const text = (l: Label | null, px: number, fill: string) =>
    l && `<text x="${l.x.toFixed(1)}" y="${l.y.toFixed(1)}" text-anchor="${l.anchor}" font-size="${px}" fill="${fill}" stroke="${paper}" stroke-width="3" paint-order="stroke">${escape(l.text)}</text>`;
  const parts = [
    ...scene.arrows.map(
      (a) => `<path d="${a.path}" fill="none" stroke="${line}" stroke-width="${a.width.toFixed(1)}" opacity="${a.opacity.toFixed(2)}"><title>${escape(a.link.predicate)}</title></path>`,
    ),
    ...scene.arrows.map((a) => text(a.label, edgeLabelSize, faint)),
    ...scene.discs.map(
      (d) => `<circle cx="${d.x.toFixed(1)}" cy="${d.y.toFixed(1)}" r="${d.r.toFixed(1)}" fill="${d.fill}" stroke="${paper}" stroke-width="1.5"><title>${escape(d.vertex.name)}</title></circle>`,
    ),
    ...scene.discs.map((d) => text(d.label, labelSize, ink)),
  ].filter(Boolean);
  const { width, height } = size;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${escape(fonts)}"><rect width="100%" height="100%" fill="${paper}"/>\n${parts.join("\n")}\n</svg>\n`;
}

const density = 2; // pixels of the file a pixel of the screen

/** png is the scene as an image. */
export function png(scene: Scene, size: Size): Promise<Blob | null> {
  const canvas = document.createElement("canvas");
  canvas.width = size.width * density;
  canvas.height = size.height * density;
  const c = canvas.getContext("2d")!;
  c.scale(density, density);
  c.fillStyle = paper;
  c.fillRect(0, 0, size.width, size.height);
  for (const a of scene.arrows) {
    c.globalAlpha = a.opacity;
    c.strokeStyle = line;
    c.lineWidth = a.width;
    c.stroke(new Path2D(a.path));
  }
  c.globalAlpha = 1;
  for (const a of scene.arrows) write(c, a.label, edgeLabelSize, faint);
  for (const d of scene.discs) {
    c.beginPath();
    c.arc(d.x, d.y, d.r, 0, 2 * Math.PI);
    c.fillStyle = d.fill;
    c.fill();
    c.strokeStyle = paper;
    c.lineWidth = 1.5;
    c.stroke();
  }
  for (const d of scene.discs) write(c, d.label, labelSize, ink);
  return new Promise((done) => canvas.toBlob(done, "image/png"));
}

function write(c: CanvasRenderingContext2D, l: Label | null, px: number, fill: string) {
  if (!l) return;
  c.font = `${px}px ${fonts}`;
  c.textAlign = l.anchor === "middle" ? "center" : l.anchor;
  c.lineWidth = 3;
  c.lineJoin = "round";
  c.strokeStyle = paper;
  c.strokeText(l.text, l.x, l.y);
  c.fillStyle = fill;
  c.fillText(l.text, l.x, l.y);
}
