// Who goes where and into what: enterprises, zones and industries as a Sankey
// diagram; the width of a band is the number of projects.
import { sankey, sankeyLinkHorizontal, type SankeyGraph } from "d3-sankey";
import { useRef } from "preact/hooks";
import { colour } from "../colour";
import { saveSVG } from "../download";
import { shorten } from "../graph/scene";
import { t } from "../i18n";
import { useWidth } from "../width";

export interface Flow {
  source: string;
  target: string;
  sourceType: string;
  targetType: string;
  value: number;
}

interface Stop {
  id: string;
  name: string;
  type: string;
}

type Band = { value: number };

const narrowest = 720; // below that the picture scrolls
const most = 14; // stops of a column

export function Flows({ flows }: { flows: Flow[] }) {
  const svg = useRef<SVGSVGElement>(null);
  const box = useRef<HTMLElement>(null);
  const width = Math.max(narrowest, useWidth(box));
  const top = largest(flows);
  if (!top.length) return <p class="dim">{t("nothing")}</p>;
  const { nodes, links } = layout(top, width);
  const height = Math.max(...nodes.map((n) => n.y1 ?? 0)) + 10;
  const name = (end: unknown) => (end as Stop).name;
  return (
    <figure class="flows" ref={box}>
      <div class="scroll" tabIndex={0} role="region" aria-label={t("flows")}>
        <svg ref={svg} viewBox={`0 0 ${width} ${height}`} width={width} height={height} role="img" aria-label={t("flows")}>
          {links.map((l) => (
            <path d={sankeyLinkHorizontal<Stop, Band>()(l) ?? ""} class="band" stroke={colour((l.source as Stop).type)} stroke-width={Math.max(1.5, l.width ?? 1)}>
              <title>{`${name(l.source)} → ${name(l.target)}: ${l.value}`}</title>
            </path>
          ))}
          {nodes.map((n) => {
            const [x0, x1, y0, y1] = [n.x0 ?? 0, n.x1 ?? 0, n.y0 ?? 0, n.y1 ?? 0];
            const right = x0 > width * 0.6;
            return (
              <g key={n.id}>
                <title>{n.name}</title>
                <rect x={x0} y={y0} width={x1 - x0} height={Math.max(2, y1 - y0)} fill={colour(n.type)} rx="2" />
                <text x={right ? x0 - 7 : x1 + 7} y={(y0 + y1) / 2 + 4} text-anchor={right ? "end" : "start"} class="label halo">
                  {shorten(n.name, 15)}
                </text>
              </g>
            );
          })}
        </svg>
      </div>
      <figcaption class="dim">{t("flowsHelp")}</figcaption>
      <button type="button" onClick={() => svg.current && saveSVG("flows.svg", svg.current)}>
        {t("svg")}
      </button>
    </figure>
  );
}

/** largest keeps the stops of each column through which most passes. */
function largest(flows: Flow[]): Flow[] {
  const through = new Map<string, number>();
  const add = (key: string, n: number) => through.set(key, (through.get(key) ?? 0) + n);
  for (const f of flows) {
    add(`${f.sourceType} ${f.source}`, f.value);
    add(`${f.targetType} ${f.target}`, f.value);
  }
  const kept = new Set(
    ["Enterprise", "Zone", "Industry"].flatMap((type) =>
      [...through].filter(([key]) => key.startsWith(type + " ")).sort((a, b) => b[1] - a[1]).slice(0, most).map(([key]) => key),
    ),
  );
  return flows.filter((f) => kept.has(`${f.sourceType} ${f.source}`) && kept.has(`${f.targetType} ${f.target}`));
}

function layout(flows: Flow[], width: number): SankeyGraph<Stop, Band> {
  const stops = new Map<string, Stop>();
  const stop = (name: string, type: string) => {
    const id = `${type} ${name}`;
    if (!stops.has(id)) stops.set(id, { id, name, type });
    return id;
  };
  const links = flows.map((f) => ({ source: stop(f.source, f.sourceType), target: stop(f.target, f.targetType), value: f.value }));
  const rows = Math.max(...["Enterprise", "Zone", "Industry"].map((c) => [...stops.values()].filter((s) => s.type === c).length), 1);
  const column: Record<string, number> = { Enterprise: 0, Zone: 1, Industry: 2 };
  return sankey<Stop, Band>()
    .nodeId((n) => n.id)
    .nodeAlign((n) => column[n.type] ?? 0)
    .nodeWidth(12)
    .nodePadding(14)
    .extent([[4, 4], [width - 4, Math.max(200, rows * 34)]])({ nodes: [...stops.values()], links });
}
