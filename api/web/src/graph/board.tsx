// The board on which the graph is drawn: SVG, so that every node is an element
// that keyboards and screen readers reach. While a gesture lasts the drawing is
// moved as a whole; when it ends the shapes and labels are made anew.
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { lang, t, word } from "../i18n";
import type { Link, Picture } from "./model";
import { edgeLabelSize, fit, labelSize, scene, title, toPlane, toScreen, fonts, type Camera, type Label, type Scene, type Size } from "./scene";
import type { Point } from "./settle";

export interface Board {
  fit: () => void;
  zoom: (factor: number) => void;
  scene: () => { scene: Scene; size: Size };
}

export interface Props {
  picture: Picture;
  at: Map<string, Point>;
  camera: Camera | null; // null: fit all
  selected: string; // an entity's or a statement's id
  strong?: Set<string>; // facts that stand out
  handle: { current: Board | null };
  onCamera: (c: Camera) => void;
  onVertex: (id: string) => void;
  onLink: (id: string) => void;
  onMove: (id: string, to: Point) => void;
  onHide: (id: string) => void;
}

const slack = 4; // pixels that a click may move

export function GraphBoard(props: Props) {
  const { picture, at, selected } = props;
  const box = useRef<SVGSVGElement>(null);
  const layer = useRef<SVGGElement>(null);
  const [size, setSize] = useState<Size>({ width: 0, height: 0 });
  const [hovered, setHovered] = useState("");
  const camera = useMemo(
    () => props.camera ?? fit(picture.vertices.flatMap((v) => at.get(v.id) ?? []), size),
    [props.camera, picture, size],
  );
  const drawn = useMemo(() => scene(picture, at, camera, size, measure, [selected]), [picture, at, camera, size, selected, lang.value]);
  const near = useMemo(() => around(picture.links, hovered || selected), [picture, hovered, selected]);

  useEffect(() => {
    const watch = new ResizeObserver(([entry]) => {
      const { width, height } = entry!.contentRect;
      setSize({ width: Math.round(width), height: Math.round(height) });
    });
    watch.observe(box.current!);
    return () => watch.disconnect();
  }, []);

  const latest = useRef({ camera, size, props, drawn });
  latest.current = { camera, size, props, drawn };
  props.handle.current = {
    fit: () => props.onCamera(fit(picture.vertices.flatMap((v) => at.get(v.id) ?? []), size)),
    zoom: (factor) => props.onCamera({ ...camera, scale: camera.scale * factor }),
    scene: () => ({ scene: drawn, size }),
  };
  useGestures(box, layer, latest, setHovered);

  const chosen = picture.vertices.some((v) => v.id === selected);
  const dim = hovered !== "" || (chosen && near.size > 0);
  const stop = chosen ? selected : picture.vertices[0]?.id;
  return (
    <svg ref={box} class="board-svg" role="group" aria-label={t("graphHelp")} onKeyDown={(e) => keys(e, latest.current)}>
      {size.width > 0 && (
        <g ref={layer}>
          {drawn.arrows.map((a) => (
            <g key={a.link.id} class={"arrow" + (props.strong?.has(a.link.id) ? " strong" : "") + (a.link.id === selected ? " chosen" : dim && !near.has(a.link.id) ? " dim" : "")} data-link={a.link.id}>
              <path class="reach" d={a.path} />
              <path class="line" d={a.path} stroke-width={a.width} opacity={a.opacity} />
              <title>{word(a.link.predicate)}</title>
            </g>
          ))}
          {drawn.arrows.map((a) => a.label && !(dim && !near.has(a.link.id)) && <Name key={a.link.id} label={a.label} size={edgeLabelSize} class="edge-name" />)}
          {drawn.discs.map((d) => (
            <g
              key={d.vertex.id}
              class={"vertex" + (d.vertex.id === selected ? " chosen" : dim && !near.has(d.vertex.id) ? " dim" : "")}
              role="button"
              tabindex={d.vertex.id === stop ? 0 : -1}
              aria-label={`${word(d.vertex.type)} ${title(d.vertex)}`}
              aria-pressed={d.vertex.id === selected}
              data-vertex={d.vertex.id}
            >
              <title>{title(d.vertex)}</title>
              <circle cx={d.x} cy={d.y} r={Math.max(d.r, 12)} class="reach" />
              <circle cx={d.x} cy={d.y} r={d.r} fill={d.fill} class="disc" />
            </g>
          ))}
          {drawn.discs.map((d) => d.label && <Name key={d.vertex.id} label={d.label} size={labelSize} class={"name" + (dim && d.vertex.id !== selected && !near.has(d.vertex.id) ? " dim" : "")} />)}
        </g>
      )}
    </svg>
  );
}

const Name = ({ label, size, class: name }: { label: Label; size: number; class: string }) => (
  <text x={label.x} y={label.y} text-anchor={label.anchor} font-size={size} class={name} aria-hidden="true">
    {label.text}
  </text>
);

/** around is an entity or a fact, and what touches it. */
function around(links: Link[], id: string): Set<string> {
  const near = new Set<string>();
  for (const l of links) if (l.source === id || l.target === id || l.id === id) near.add(l.id).add(l.source).add(l.target);
  return near;
}

const widths = new Map<string, number>();
let context: CanvasRenderingContext2D | null = null;

/** measure is the width of a text in pixels, remembered. */
function measure(text: string, size: number): number {
  const key = `${size} ${text}`;
  let wide = widths.get(key);
  if (wide === undefined) {
    context ??= document.createElement("canvas").getContext("2d")!;
    context.font = `${size}px ${fonts}`;
    wide = context.measureText(text).width;
    widths.set(key, wide);
  }
  return wide;
}

interface Latest {
  camera: Camera;
  size: Size;
  props: Props;
  drawn: Scene;
}

/** keys moves from node to node with the arrows, opens with Enter, hides with Delete. */
function keys(e: KeyboardEvent, { props, drawn }: Latest) {
  const id = (e.target as Element).closest("[data-vertex]")?.getAttribute("data-vertex");
  const from = drawn.discs.find((d) => d.vertex.id === id);
  if (!from) return;
  const ways: Record<string, [number, number]> = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };
  const way = ways[e.key];
  if (way) {
    const cost = (p: Point) => {
      const [dx, dy] = [p.x - from.x, p.y - from.y];
      const along = dx * way[0] + dy * way[1];
      return along <= 1 ? Infinity : Math.hypot(dx, dy) + 2 * Math.abs(dx * way[1] + dy * way[0]);
    };
    const next = drawn.discs.filter((d) => cost(d) < Infinity).toSorted((a, b) => cost(a) - cost(b))[0];
    const element = next && (e.currentTarget as Element).querySelector<SVGGElement>(`[data-vertex="${CSS.escape(next.vertex.id)}"]`);
    element?.focus();
  } else if (e.key === "Enter" || e.key === " ") props.onVertex(from.vertex.id);
  else if (e.key === "Delete" || e.key === "Backspace") props.onHide(from.vertex.id);
  else return;
  e.preventDefault();
}

/** useGestures pans, zooms, pinches, drags nodes and clicks. */
function useGestures(
  box: { current: SVGSVGElement | null },
  layer: { current: SVGGElement | null },
  latest: { current: Latest },
  setHovered: (id: string) => void,
) {
  useEffect(() => {
    const svg = box.current!;
    const pointers = new Map<number, Point>();
    let start: { at: Point; spread: number; camera: Camera } | null = null;
    let held = "";
    let moved = false;
    let pending: Camera | null = null;
    let timer = 0;

    const local = (e: PointerEvent | WheelEvent): Point => {
      const r = svg.getBoundingClientRect();
      return { x: e.clientX - r.left, y: e.clientY - r.top };
    };
    const target = (e: Event, name: string) => (e.target as Element).closest(`[data-${name}]`)?.getAttribute(`data-${name}`) ?? "";
    const middle = (): { at: Point; spread: number } => {
      const all = [...pointers.values()];
      const at = { x: all.reduce((s, p) => s + p.x, 0) / all.length, y: all.reduce((s, p) => s + p.y, 0) / all.length };
      return { at, spread: all.length > 1 ? Math.hypot(all[0]!.x - all[1]!.x, all[0]!.y - all[1]!.y) : 0 };
    };
    // preview shows a camera by moving the drawing as a whole.
    const preview = (to: Camera) => {
      pending = to;
      const { camera, size } = latest.current;
      const k = to.scale / camera.scale;
      const origin = toScreen({ x: camera.x - size.width / 2 / camera.scale, y: camera.y - size.height / 2 / camera.scale }, to, size);
      layer.current?.setAttribute("transform", `translate(${origin.x} ${origin.y}) scale(${k})`);
    };
    const commit = () => {
      clearTimeout(timer);
      if (!pending) return;
      layer.current?.removeAttribute("transform");
      latest.current.props.onCamera(pending);
      pending = null;
    };
    const zoomed = (from: Camera, at: Point, factor: number): Camera => {
      const scale = Math.min(6, Math.max(0.03, from.scale * factor));
      const fixed = toPlane(at, from, latest.current.size);
      return { scale, x: fixed.x - (at.x - latest.current.size.width / 2) / scale, y: fixed.y - (at.y - latest.current.size.height / 2) / scale };
    };
    const begin = () => (start = { ...middle(), camera: pending ?? latest.current.camera });

    const down = (e: PointerEvent) => {
      if (e.button !== 0) return;
      pointers.set(e.pointerId, local(e));
      if (pointers.size === 1) {
        held = target(e, "vertex");
        moved = false;
      }
      begin();
    };
    const move = (e: PointerEvent) => {
      if (!pointers.has(e.pointerId)) return void (e.pointerType === "mouse" && setHovered(target(e, "vertex")));
      pointers.set(e.pointerId, local(e));
      if (!start) return;
      const now = middle();
      const [dx, dy] = [now.at.x - start.at.x, now.at.y - start.at.y];
      if (!moved && pointers.size === 1 && Math.hypot(dx, dy) < slack) return;
      if (!moved) svg.setPointerCapture(e.pointerId);
      moved = true;
      if (held && pointers.size === 1) return latest.current.props.onMove(held, toPlane(now.at, latest.current.camera, latest.current.size));
      const grown = now.spread && start.spread ? zoomed(start.camera, start.at, now.spread / start.spread) : start.camera;
      preview({ ...grown, x: grown.x - dx / grown.scale, y: grown.y - dy / grown.scale });
    };
    const up = (e: PointerEvent) => {
      if (!pointers.delete(e.pointerId)) return;
      if (!moved && e.type === "pointerup") {
        const [vertex, link] = [target(e, "vertex"), target(e, "link")];
        if (vertex) latest.current.props.onVertex(vertex);
        else if (link) latest.current.props.onLink(link);
        else latest.current.props.onVertex("");
      }
      if (pointers.size) begin();
      else {
        commit();
        start = null;
        held = "";
      }
    };
    const wheel = (e: WheelEvent) => {
      e.preventDefault();
      preview(zoomed(pending ?? latest.current.camera, local(e), Math.exp(-e.deltaY * (e.ctrlKey ? 0.01 : 0.0016))));
      clearTimeout(timer);
      timer = window.setTimeout(commit, 120);
    };
    const leave = () => setHovered("");
    svg.addEventListener("pointerdown", down);
    svg.addEventListener("pointermove", move);
    svg.addEventListener("pointerup", up);
    svg.addEventListener("pointercancel", up);
    svg.addEventListener("pointerleave", leave);
    svg.addEventListener("wheel", wheel, { passive: false });
    return () => clearTimeout(timer); // the listeners go with the element
  }, []);
}
