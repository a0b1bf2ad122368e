// The query console: the library of named queries as forms, and Gizmo in an
// editor; rows as a table and as a graph, and a link to ask the same again.
import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { queries, runQuery, type Params, type Query, type Rows } from "./api";
import { copy } from "./download";
import { Editor } from "./editor";
import { askGizmo } from "./gizmo";
import { lang, t } from "./i18n";
import { count } from "./number";
import { bound, paramsOf } from "./params";
import { QueryForm } from "./queryform";
import { ResultGraph } from "./resultgraph";
import { address, route, setQuery } from "./route";
import { RowTable } from "./rowtable";
import { Failure, Show, useFetch } from "./state";

interface Outcome {
  rows?: Rows;
  more?: boolean;
  error?: unknown;
  stopped?: boolean;
  took: number;
}

const limit = 500;

const sample = `// 投资额已知的项目 / projects whose investment is known
g.V().has("<rdf:type>", "<soe:Project>").tag("project")
  .out("<soe:investment>").tag("investment")
  .all()
`;

export function ConsolePage() {
  const library = useFetch("queries", queries);
  return <Show of={library}>{(list) => <Console library={list} />}</Show>;
}

function Console({ library }: { library: Query[] }) {
  const { query } = route.value;
  const chosen = library.find((q) => q.name === query.get("run"));
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [running, setRunning] = useState<AbortController | null>(null);
  const started = useRef("");

  const run = async (ask: (signal: AbortSignal) => Promise<{ rows: Rows; more: boolean }>) => {
    running?.abort();
    const abort = new AbortController();
    setRunning(abort);
    setOutcome(null);
    const from = performance.now();
    const took = () => Math.round(performance.now() - from);
    try {
      const answer = await ask(abort.signal);
      if (!abort.signal.aborted) setOutcome({ ...answer, took: took() });
    } catch (error) {
      setOutcome(abort.signal.aborted ? { stopped: true, took: took() } : { error, took: took() });
    }
    setRunning((now) => (now === abort ? null : now));
  };
  const runNamed = (q: Query, args: Record<string, string>) => {
    setQuery({ run: q.name, ...args, go: "1" }, true);
    started.current = location.hash;
    void run(async (signal) => {
      const rows = await runQuery(q.name, args, limit, signal);
      return { rows, more: rows.total > rows.items.length };
    });
  };
  const params = paramsOf(query);
  const runGizmo = (text: string) => {
    setQuery({ q: text, ...bound(params), go: "1" }, true);
    started.current = location.hash;
    void run((signal) => askGizmo(text, params, limit, signal));
  };

  // A link that says go asks at once.
  useEffect(() => {
    if (query.get("go") !== "1" || started.current === location.hash) return;
    started.current = location.hash;
    if (chosen) runNamed(chosen, argsOf(chosen, query));
    else if (query.get("q")) runGizmo(query.get("q")!);
  }, [route.value]);

  const tail = (
    <>
      {running && (
        <button type="button" onClick={() => running.abort()}>
          {t("stop")}
        </button>
      )}
      <button type="button" onClick={() => void copy(location.href)}>
        {t("copyLink")}
      </button>
    </>
  );
  return (
    <>
      <h1>{t("console")}</h1>
      <div class="split library">
        <aside class="card" aria-label={t("library")}>
          <Library library={library} chosen={chosen} />
        </aside>
        <div>
          <section class="card">
            {chosen ? (
              <QueryForm key={chosen.name} query={chosen} args={argsOf(chosen, query)} busy={running !== null} run={(args) => runNamed(chosen, args)} tail={tail} />
            ) : (
              <GizmoForm key="gizmo" text={query.get("q") ?? sample} params={params} busy={running !== null} run={runGizmo} tail={tail} />
            )}
          </section>
          <div aria-live="polite">{running ? <p class="wait">{t("running")}</p> : outcome && <Result outcome={outcome} />}</div>
        </div>
      </div>
    </>
  );
}

const argsOf = (q: Query, query: URLSearchParams) => Object.fromEntries(q.parameters.map((p) => [p.name, query.get(p.name) ?? ""]));

/** Library lists the questions; on a narrow screen it is folded, so that the question asked comes first. */
const Library = ({ library, chosen }: { library: Query[]; chosen: Query | undefined }) => (
  <>
    <details class="questions-menu" open={matchMedia("(min-width: 901px)").matches}>
      <summary>{t("library")}</summary>
      <ul class="plain questions">
        {library.map((q) => (
          <li key={q.name}>
            <a href={address("console", "", { run: q.name })} aria-current={q === chosen ? "true" : undefined} title={q.name}>
              {q.title[lang.value]}
            </a>
          </li>
        ))}
      </ul>
    </details>
    <p>
      <a href={address("console")} aria-current={chosen ? undefined : "true"}>
        {t("editor")}
      </a>
    </p>
  </>
);

function GizmoForm({ text, params, busy, run, tail }: { text: string; params: Params; busy: boolean; run: (text: string) => void; tail: ComponentChildren }) {
  const edited = useRef(text);
  return (
    <>
      <h2>{t("editor")}</h2>
      <Editor text={text} label={t("editor")} change={(now) => (edited.current = now)} run={() => run(edited.current)} />
      {Object.entries(params).map(([key, value]) => (
        <p class="dim">
          <code>{`params.${key} = ${JSON.stringify(value)}`}</code>
        </p>
      ))}
      <p class="buttons">
        <button type="button" class="primary" disabled={busy} onClick={() => run(edited.current)}>
          {t("run")}
        </button>
        {tail}
        <span class="dim">{t("runHelp")}</span>
      </p>
    </>
  );
}

function Result({ outcome: { rows, more, error, stopped, took } }: { outcome: Outcome }) {
  const [tab, setTab] = useState<"table" | "graph">("table");
  if (stopped) return <p class="card">{t("stopped")}</p>;
  if (error) return <Failure error={error} />;
  if (!rows) return null;
  return (
    <section class="card">
      <p class="dim">
        {count(rows.total)} {t("rows")} · {count(took)} {t("ms")}
        {more && <> · {t("more_rows")}</>}
      </p>
      <div class="tabs" role="tablist">
        {(["table", "graph"] as const).map((name) => (
          <button key={name} type="button" role="tab" id={`result-${name}`} aria-selected={tab === name} aria-controls="result" onClick={() => setTab(name)}>
            {t(name === "table" ? "resultTable" : "resultGraph")}
          </button>
        ))}
      </div>
      <div id="result" role="tabpanel" aria-labelledby={`result-${tab}`}>
        {tab === "table" ? <RowTable rows={rows} file="result" caption={t("resultTable")} /> : <ResultGraph rows={rows} />}
      </div>
    </section>
  );
}
