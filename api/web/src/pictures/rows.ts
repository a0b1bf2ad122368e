// From the rows of a query to what the pictures draw.
import { idOf, type Rows } from "../api";
import { cny } from "../number";
import { address } from "../route";
import type { Bar } from "./bars";
import type { Flow } from "./flows";
import type { Mark } from "./timeline";

interface Named {
  iri: string;
  name: string;
}

/** list is a cell's values: none, one, or several. */
const list = (v: unknown): unknown[] => (v === null || v === undefined ? [] : Array.isArray(v) ? v : [v]);

export const named = (v: unknown): Named[] => list(v).filter((x): x is Named => typeof x === "object" && x !== null && "iri" in x && "name" in x);

const amount = (v: unknown): number => Math.max(0, ...list(v).filter((x): x is number => typeof x === "number"));

/** barsOf is a bar for each row that has an amount, largest first. */
export const barsOf = (rows: Rows, column: string): Bar[] =>
  rows.items
    .flatMap((r): Bar[] => {
      const [of] = named(r[column]);
      const value = amount(r.investment);
      return of && value > 0 ? [{ name: of.name, value, note: cny(value), href: address("entity", idOf(of.iri)) }] : [];
    })
    .sort((a, b) => b.value - a.value);

/** marksOf is a mark for each dated event. */
export const marksOf = (rows: Rows): Mark[] =>
  rows.items.flatMap((r): Mark[] => {
    const [event] = named(r.event);
    return event ? list(r.date).map((date) => ({ date: String(date), name: event.name, investment: amount(r.investment), href: address("entity", idOf(event.iri)) })) : [];
  });

/** flowsOf is a band from enterprise to zone and from zone to industry, as wide as there are projects. */
export function flowsOf(rows: Rows): Flow[] {
  const flows = new Map<string, Flow>();
  const add = (source: Named, sourceType: string, target: Named, targetType: string, value: number) => {
    const key = `${source.iri} ${target.iri}`;
    const flow = flows.get(key) ?? { source: source.name, sourceType, target: target.name, targetType, value: 0 };
    flow.value += value;
    flows.set(key, flow);
  };
  for (const r of rows.items) {
    const projects = amount(r.projects) || 1;
    for (const zone of named(r.zone)) {
      for (const enterprise of named(r.enterprise)) add(enterprise, "Enterprise", zone, "Zone", projects);
      for (const industry of named(r.industry)) add(zone, "Zone", industry, "Industry", projects);
    }
  }
  return [...flows.values()];
}

export interface Stage {
  name: string;
  projects: Named[];
}

const stages = ["planned", "signed", "started", "underConstruction", "completed", "operating", "terminated"];

/** stagesOf is the projects by stage, in the order of a project's life. */
export const stagesOf = (rows: Rows): Stage[] =>
  stages
    .map((name) => ({ name, projects: rows.items.filter((r) => list(r.status).includes(name)).flatMap((r) => named(r.project)) }))
    .filter((s) => s.projects.length > 0);
