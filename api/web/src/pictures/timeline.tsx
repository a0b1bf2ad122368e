// Events on a time axis: one mark an event, as large as the amount signed.
import { useRef } from "preact/hooks";
import { saveSVG } from "../download";
import { shorten } from "../graph/scene";
import { t } from "../i18n";
import { cny } from "../number";
import { useWidth } from "../width";

export interface Mark {
  date: string; // ISO, as exact as known
  name: string;
  investment: number;
  href: string;
}

interface Placed extends Mark {
  x: number;
  lane: number;
  r: number;
  text: string; // what there is room for
  before: boolean; // whether the text stands left of its mark
}

const lane = 26;
const pad = 26;
const character = 12.5; // of a label, at its widest

/** day is the middle of the period that a date as exact as known names, in days since 1970. */
export function day(date: string): number | null {
  const m = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(date);
  if (!m) return null;
  const month = m[2] ? Number(m[2]) - 1 : 6;
  return Date.UTC(Number(m[1]), month, m[3] ? Number(m[3]) : m[2] ? 15 : 1) / 86_400_000;
}

const radius = (v: number, most: number) => (v > 0 ? 5 + 9 * Math.sqrt(v / most) : 5);
const wide = (s: string) => [...s].reduce((w, c) => w + (c.charCodeAt(0) > 255 ? character : character * 0.58), 0);

/** place gives each mark the first lane in which it and its text are free. */
export function place(marks: (Mark & { at: number })[], first: number, last: number, width: number): Placed[] {
  const most = Math.max(...marks.map((m) => m.investment), 1);
  const ends: { left: number; right: number }[][] = [];
  return marks
    .toSorted((a, b) => a.at - b.at)
    .map((m) => {
      const x = pad + ((width - 2 * pad) * (m.at - first)) / Math.max(last - first, 1);
      const r = radius(m.investment, most);
      const before = x > width * 0.6;
      const room = (before ? x : width - x) - r - 8;
      const text = shorten(m.name, Math.max(3, Math.min(16, Math.floor(room / character))));
      const reach = r + 5 + wide(text);
      const span = before ? { left: x - reach, right: x + r } : { left: x - r, right: x + reach };
      let at = ends.findIndex((taken) => taken.every((s) => s.right + 6 < span.left || span.right + 6 < s.left));
      if (at < 0) at = ends.push([]) - 1;
      ends[at]!.push(span);
      return { ...m, x, lane: at, r, text, before };
    });
}

export function Timeline({ marks, file = "timeline" }: { marks: Mark[]; file?: string }) {
  const svg = useRef<SVGSVGElement>(null);
  const box = useRef<HTMLElement>(null);
  const width = useWidth(box);
  const dated = marks.flatMap((m) => {
    const at = day(m.date);
    return at === null ? [] : [{ ...m, at }];
  });
  const first = Math.min(...dated.map((m) => m.at)) - 15;
  const last = Math.max(...dated.map((m) => m.at)) + 15;
  const placed = width && dated.length ? place(dated, first, last, width) : [];
  const bottom = (Math.max(0, ...placed.map((p) => p.lane)) + 1) * lane + 14;
  const x = (at: number) => pad + ((width - 2 * pad) * (at - first)) / (last - first);
  return (
    <figure ref={box} class="timeline">
      {dated.length === 0 && <p class="dim">{t("nothing")}</p>}
      {placed.length > 0 && (
        <svg ref={svg} viewBox={`0 0 ${width} ${bottom + 34}`} width={width} height={bottom + 34} role="group" aria-label={t("timeline")}>
          {ticks(first, last, Math.floor(width / 90)).map((tick) => (
            <g key={tick.at}>
              <line x1={x(tick.at)} x2={x(tick.at)} y1={0} y2={bottom + 6} class="grid" />
              <text x={x(tick.at)} y={bottom + 24} text-anchor="middle" class="value">
                {tick.label}
              </text>
            </g>
          ))}
          <line x1={0} x2={width} y1={bottom} y2={bottom} class="axis" />
          {placed.map((m) => {
            const y = bottom - 14 - m.lane * lane;
            const note = `${m.date} ${m.name}${m.investment ? " " + cny(m.investment) : ""}`;
            return (
              <a key={m.href + m.date} href={m.href}>
                <title>{note}</title>
                <circle cx={m.x} cy={y} r={m.r} class="event" />
                <text x={m.x + (m.before ? -1 : 1) * (m.r + 5)} y={y + 4} text-anchor={m.before ? "end" : "start"} class="label">
                  {m.text}
                </text>
              </a>
            );
          })}
        </svg>
      )}
      {placed.length > 0 && (
        <button type="button" onClick={() => svg.current && saveSVG(`${file}.svg`, svg.current)}>
          {t("svg")}
        </button>
      )}
    </figure>
  );
}

/** ticks is the months, or for long spans the years, between two days: at most so many. */
function ticks(first: number, last: number, most: number) {
  const step = [1, 3, 6, 12, 24, 60, 120].find((months) => (last - first) / 30 / months <= Math.max(most, 2)) ?? 240;
  const list: { at: number; label: string }[] = [];
  const start = new Date(first * 86_400_000);
  for (let month = start.getUTCFullYear() * 12 + start.getUTCMonth(); ; month++) {
    const at = Date.UTC(Math.floor(month / 12), month % 12, 1) / 86_400_000;
    if (at > last) return list;
    if (month % step || at < first) continue;
    const year = String(Math.floor(month / 12));
    list.push({ at, label: step < 12 ? `${year}-${String((month % 12) + 1).padStart(2, "0")}` : year });
  }
}
