// Pictures of the whole graph: each drawn from one named query, with the query
// and its rows below it.
import type { ComponentChildren } from "preact";
import { queries, runQuery, url, type Query, type Rows } from "../api";
import { lang, t, type Key } from "../i18n";
import { address, route } from "../route";
import { RowTable } from "../rowtable";
import { Show, useFetch } from "../state";
import { Bars } from "./bars";
import { Flows } from "./flows";
import { barsOf, flowsOf, marksOf, stagesOf } from "./rows";
import { Stages } from "./stages";
import { Timeline } from "./timeline";

interface Kind {
  id: string;
  title: Key;
  query: string;
  draw: (rows: Rows) => ComponentChildren;
  note?: Key;
}

const bars = (id: string, title: Key, query: string, column: string, type: string): Kind => ({
  id, title, query, note: "firstOf",
  draw: (rows) => <Bars bars={barsOf(rows, column)} title={t(title)} type={type} file={query} />,
});

const kinds: Kind[] = [
  bars("zones", "byZone", "zone-investment-ranking", "zone", "Zone"),
  bars("industries", "byIndustry", "investment-by-industry", "industry", "Industry"),
  bars("enterprises", "byEnterprise", "investment-by-enterprise", "enterprise", "Enterprise"),
  { id: "events", title: "events", query: "events-timeline", note: "eventsHelp", draw: (rows) => <Timeline marks={marksOf(rows)} file="events" /> },
  { id: "flows", title: "flows", query: "investment-flows", draw: (rows) => <Flows flows={flowsOf(rows)} /> },
  { id: "stages", title: "statusBoard", query: "status-board", draw: (rows) => <Stages stages={stagesOf(rows)} /> },
];

const limit = 1000;

export function PicturesPage() {
  const kind = kinds.find((k) => k.id === route.value.id) ?? kinds[0]!;
  return (
    <>
      <h1>{t("pictures")}</h1>
      <nav class="tabs" aria-label={t("pictures")}>
        {kinds.map((k) => (
          <a key={k.id} href={address("pictures", k.id)} aria-current={k === kind ? "page" : undefined}>
            {t(k.title)}
          </a>
        ))}
      </nav>
      <Picture key={kind.id} kind={kind} />
    </>
  );
}

function Picture({ kind }: { kind: Kind }) {
  const fetched = useFetch(kind.query, async (signal) => {
    const [rows, catalogue] = await Promise.all([runQuery(kind.query, {}, limit, signal), queries(signal)]);
    return { rows, query: catalogue.find((q) => q.name === kind.query) };
  });
  return (
    <Show of={fetched}>
      {({ rows, query }) => (
        <>
          <section class="card" aria-label={t(kind.title)}>
            <h2>{t(kind.title)}</h2>
            {kind.draw(rows)}
            {kind.note && <p class="dim">{t(kind.note)}</p>}
          </section>
          <section class="card">
            <RowTable rows={rows} file={kind.query} caption={t(kind.title)} />
            {query && <Behind query={query} />}
          </section>
        </>
      )}
    </Show>
  );
}

/** Behind is the query that a picture was drawn from: what it counts, and how to ask it. */
const Behind = ({ query }: { query: Query }) => (
  <details class="behind">
    <summary>{t("behind")}</summary>
    <p>
      <strong>{query.title[lang.value]}</strong> <code>{query.name}</code>
    </p>
    <p>{query.meaning[lang.value]}</p>
    <pre>
      <code>{`curl '${new URL(url(`queries/${query.name}`), location.href)}'`}</code>
    </pre>
    <p class="buttons">
      <a class="button" href={address("console", "", { run: query.name })}>
        {t("openInConsole")}
      </a>
      <a class="button" href={url(`queries/${query.name}`, { format: "csv" })} download={`${query.name}.csv`}>
        CSV
      </a>
    </p>
  </details>
);
