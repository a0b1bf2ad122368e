// What an address binds for a query in Gizmo: p.NAME=value is params.NAME.
import type { Params } from "./api";

export const paramsOf = (query: URLSearchParams): Params =>
  Object.fromEntries([...query].filter(([key]) => key.startsWith("p.")).map(([key, value]) => [key.slice(2), value]));

/** bound writes what paramsOf reads. */
export const bound = (params: Params): Params =>
  Object.fromEntries(Object.entries(params).filter(([, value]) => value).map(([key, value]) => [`p.${key}`, value]));
