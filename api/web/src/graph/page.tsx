// The graph: opened step by step, filtered, walked, undone, shared, saved.
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { t } from "../i18n";
import { notice } from "../notice";
import { route, setQuery, steps } from "../route";
import { Search } from "../search";
import { Failure, useFetch } from "../state";
import { GraphBoard, type Board } from "./board";
import { Details } from "./details";
import { Filters } from "./filters";
import { load, type Loaded } from "./load";
import { visible, type Picture } from "./model";
import { Start } from "./start";
import { anchors, decode, encode, type View } from "./state";
import { FactTable } from "./facttable";
import { Tools } from "./tools";

type Tab = "details" | "filter" | "table";

const empty: Loaded = { picture: { vertices: [], links: [] }, at: new Map(), values: new Map(), truncated: false, lost: [], paths: new Set() };

export function GraphPage() {
  const view = useMemo(() => decode(route.value.query), [route.value]);
  const key = JSON.stringify([view.open, view.depth, view.paths]);
  const fetched = useFetch(key, () => load(view));
  const last = useRef(empty);
  if (fetched.value) last.current = fetched.value;
  const loaded = fetched.value ?? last.current;
  const shown = useMemo(() => sift(loaded.picture, view), [loaded, view]);
  const at = useMemo(() => new Map([...loaded.at, ...view.moved]), [loaded, view.moved]);
  const handle = useRef<Board | null>(null);
  const [tab, setTab] = useState<Tab>("details");
  const [expandOnClick, setExpandOnClick] = useState(localStorage.getItem("expandOnClick") !== "no");

  const change = (part: Partial<View>, step = true) => setQuery(encode({ ...view, ...part }), step);
  const open = (id: string) => change({ open: [...view.open.filter((o) => o !== id), id], selected: id, hidden: view.hidden.filter((h) => h !== id) });
  const select = (id: string) => {
    if (id) setTab("details");
    if (id && expandOnClick && !view.open.includes(id)) open(id);
    else change({ selected: id === view.selected ? "" : id }, false);
  };

  useEffect(() => {
    if (loaded.lost.length) notice(t("noPath"));
  }, [loaded]);
  useEffect(() => {
    const undo = (e: KeyboardEvent) => {
      if ((e.ctrlKey || e.metaKey) && e.key === "z" && !(e.target as Element).closest("input, textarea, .editor") && steps()) history.back();
    };
    addEventListener("keydown", undo);
    return () => removeEventListener("keydown", undo);
  }, []);

  if (!view.open.length && !view.paths.length) return <Start pick={(id) => change({ open: [id], selected: id })} />;
  return (
    <div class="workbench">
      <div class="stage">
        <Tools
          view={view}
          handle={handle}
          picture={shown}
          change={change}
          expandOnClick={expandOnClick}
          setExpandOnClick={(on) => (localStorage.setItem("expandOnClick", on ? "yes" : "no"), setExpandOnClick(on))}
        />
        {Boolean(fetched.error) && <Failure error={fetched.error} again={fetched.again} />}
        <GraphBoard
          picture={shown}
          at={at}
          camera={view.camera}
          selected={view.selected}
          strong={loaded.paths}
          handle={handle}
          onCamera={(camera) => change({ camera }, false)}
          onVertex={select}
          onLink={(id) => (setTab("details"), change({ selected: id }, false))}
          onMove={(id, to) => change({ moved: new Map([...view.moved, [id, to]]) }, false)}
          onHide={(id) => change({ hidden: [...view.hidden, id], selected: "" })}
        />
        <p class="counts" role="status">
          {fetched.value || fetched.error ? (
            <>
              {shown.vertices.length} {t("nodes")} · {shown.links.length} {t("edges")}
              {loaded.truncated && <> · {t("cut")}</>}
            </>
          ) : (
            t("wait")
          )}
        </p>
      </div>
      <aside class="side" aria-label={t(tab)}>
        <div class="tabs" role="tablist">
          {(["details", "filter", "table"] as const).map((name) => (
            <button key={name} id={`tab-${name}`} role="tab" type="button" aria-selected={tab === name} aria-controls="graph-side" onClick={() => setTab(name)}>
              {t(name)}
            </button>
          ))}
        </div>
        <div role="tabpanel" id="graph-side" aria-labelledby={`tab-${tab}`} tabIndex={0}>
          {tab === "details" && (
            <>
              <Search label={t("addEntity")} pick={(hit) => open(hit.id)} />
              <Details view={view} loaded={loaded} shown={shown} change={change} open={open} />
            </>
          )}
          {tab === "filter" && <Filters picture={loaded.picture} view={view} change={change} />}
          {tab === "table" && <FactTable picture={shown} />}
        </div>
      </aside>
    </div>
  );
}

/** sift is what the view shows of what was loaded. */
function sift(p: Picture, v: View): Picture {
  const hidden = new Set(v.hidden);
  const left = { vertices: p.vertices.filter((x) => !hidden.has(x.id)), links: p.links };
  return visible(left, v.filter, anchors(v));
}
