// Where an entity is active: a tile a province, the darker the more facts.
import { useRef } from "preact/hooks";
import type { NodeLink } from "./api";
import { saveSVG } from "./download";
import { lang, t } from "./i18n";
import { provinceOf, provinces } from "./provinces";
import { Table } from "./table";

const side = 44;
const gap = 3;

/** byProvince counts the facts that place something in a province. */
export function byProvince(graph: NodeLink): Map<string, number> {
  const counts = new Map<string, number>();
  for (const l of graph.links) {
    const code = provinceOf(l.target) || (l.predicate === "participatesInEvent" ? "" : provinceOf(l.source));
    if (code && l.evidence > 0 && l.predicate !== "partOf") counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  return counts;
}

export function TileMap({ counts }: { counts: Map<string, number> }) {
  const svg = useRef<SVGSVGElement>(null);
  const most = Math.max(...counts.values());
  const name = (p: (typeof provinces)[number]) => (lang.value === "zh" ? p.zh : p.en);
  const rows = provinces.filter((p) => counts.has(p.code)).sort((a, b) => counts.get(b.code)! - counts.get(a.code)!);
  return (
    <figure class="tiles">
      <svg ref={svg} viewBox={`0 0 ${9 * (side + gap)} ${8 * (side + gap)}`} role="img" aria-label={`${t("places")}: ${rows.map((p) => `${name(p)} ${counts.get(p.code)}`).join(", ")}`}>
        {provinces.map((p) => {
          const n = counts.get(p.code) ?? 0;
          const deep = n ? 0.25 + 0.75 * (Math.log(n + 1) / Math.log(most + 1)) : 0;
          return (
            <g key={p.code} transform={`translate(${p.column * (side + gap)} ${p.row * (side + gap)})`}>
              <title>{`${name(p)} ${n}`}</title>
              <rect width={side} height={side} rx="5" class="tile" />
              {n > 0 && <rect width={side} height={side} rx="5" class="tile-on" opacity={deep} />}
              <text x={side / 2} y={n ? 20 : 27} text-anchor="middle" class={deep > 0.55 ? "tile-name light" : "tile-name"}>
                {lang.value === "zh" ? p.short : p.letters}
              </text>
              {n > 0 && (
                <text x={side / 2} y={37} text-anchor="middle" class={deep > 0.55 ? "tile-count light" : "tile-count"}>
                  {n}
                </text>
              )}
            </g>
          );
        })}
      </svg>
      <figcaption class="dim">{t("placesHelp")}</figcaption>
      <button type="button" onClick={() => svg.current && saveSVG("places.svg", svg.current)}>
        {t("svg")}
      </button>
      <details>
        <summary>{t("table")}</summary>
        <Table
          caption={t("places")}
          file="places"
          rows={rows}
          columns={[
            { title: t("places"), text: name },
            { title: t("facts"), text: (p) => counts.get(p.code) ?? 0, numeric: true },
          ]}
        />
      </details>
    </figure>
  );
}
