// The address of the page: what it shows is in the fragment, so that a link
// reproduces the view and the browser's Back goes back.
import { signal } from "@preact/signals";

export interface Route {
  view: string;
  id: string;
  query: URLSearchParams;
}

const parse = (): Route => {
  const [path = "", query = ""] = location.hash.replace(/^#\/?/, "").split("?");
  const [view = "", ...rest] = path.split("/");
  return { view, id: decode(rest.join("/")), query: new URLSearchParams(query) };
};

/** decode reads a part of an address; one that is not encoded properly stands for itself. */
function decode(s: string): string {
  try {
    return decodeURIComponent(s);
  } catch {
    return s;
  }
}

export const route = signal<Route>(parse());
const read = () => (route.value = parse());
addEventListener("hashchange", read);
addEventListener("popstate", read);

type Query = Record<string, string> | URLSearchParams;

/** address is the fragment that shows a view. Slashes of an id stay readable. */
export function address(view: string, id = "", query: Query = {}): string {
  const q = query instanceof URLSearchParams ? query : new URLSearchParams(Object.entries(query).filter(([, v]) => v !== ""));
  const path = id ? "/" + id.split("/").map(encodeURIComponent).join("/") : "";
  const tail = q.toString();
  return `#/${view}${path}${tail ? "?" + tail : ""}`;
}

export const go = (view: string, id = "", query: Query = {}) => {
  location.hash = address(view, id, query);
};

/** setQuery changes the parameters of this view, as a new step or in place of the last one. */
export function setQuery(query: Query, step: boolean) {
  const { view, id } = route.value;
  const to = address(view, id, query);
  if (to === location.hash) return;
  if (step) history.pushState({ step: ((history.state as { step?: number } | null)?.step ?? 0) + 1 }, "", to);
  else history.replaceState(history.state, "", to);
  read();
}

/** steps is how many times setQuery made a step on this page: so many can be undone. */
export const steps = (): number => (history.state as { step?: number } | null)?.step ?? 0;
