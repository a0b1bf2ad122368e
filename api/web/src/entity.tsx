// An entity: its names, its facts by relation, amounts, places, time, documents.
import { useState } from "preact/hooks";
import { describe, neighbourhood, part, runQuery, url, type EntityPage as Described, type Fact, type FactGroup as Group, type NodeLink } from "./api";
import { EntityLink, objectText, Proof, Title } from "./facts";
import { t, word } from "./i18n";
import { byProvince, TileMap } from "./map";
import { count } from "./number";
import { Timeline, type Mark } from "./pictures/timeline";
import { address, route } from "./route";
import { RowTable } from "./rowtable";
import { Show, useFetch } from "./state";
import { Table } from "./table";

const few = 100; // facts of a group at first
const all = 5000;

export function EntityPage() {
  const { id } = route.value;
  const [limit, setLimit] = useState(few);
  const fetched = useFetch(`${id} ${limit}`, (signal) => describe(id, signal, limit));
  return (
    <Show of={fetched}>
      {(e) => (
        <article class="entity" key={e.id}>
          <Head entity={e} />
          <div class="split wide">
            <div>
              <Groups entity={e} direction="out" more={() => setLimit(all)} />
              <Groups entity={e} direction="in" more={() => setLimit(all)} />
            </div>
            <div>
              <Names entity={e} />
              <Around entity={e} />
              <Mentioned id={e.id} />
            </div>
          </div>
        </article>
      )}
    </Show>
  );
}

const formats = ["nquads", "jsonld", "turtle", "graphml", "gexf", "csv", "html"];

const Head = ({ entity: e }: { entity: Described }) => (
  <header class="entity-head">
    <Title entity={e} />
    {e.aliases.length > 0 && (
      <p class="dim also">
        {t("otherNames")} {e.aliases.slice(0, 8).join(" · ")}
      </p>
    )}
    <p class="buttons">
      <a class="button primary" href={address("graph", "", { open: e.id, at: e.id })}>
        {t("showInGraph")}
      </a>
      <details class="menu">
        <summary>{t("download")}</summary>
        <div>
          {formats.map((format) => (
            <a key={format} href={url(`entities/${part(e.id)}/graph`, { depth: 2, format })} download>
              {format}
            </a>
          ))}
        </div>
      </details>
      <span class="dim">
        {count(e.evidence)} {t("evidence")} · {count(e.documents)} {t("documents")}
      </span>
    </p>
  </header>
);

/** described are the relations that have a place of their own on the page. */
const described = new Set(["prefLabel", "altLabel", "legalName", "type"]);

function Groups({ entity, direction, more }: { entity: Described; direction: "in" | "out"; more: () => void }) {
  const groups = entity.facts.filter((g) => g.direction === direction && !described.has(g.predicate));
  if (!groups.length) return null;
  return (
    <section class="card">
      <h2>{t(direction === "out" ? "outgoing" : "incoming")}</h2>
      {groups.map((g) => (
        <FactGroup key={g.predicate} group={g} more={more} />
      ))}
    </section>
  );
}

const folded = 12; // facts of a group that are seen before it is unfolded

function FactGroup({ group, more }: { group: Group; more: () => void }) {
  const [whole, setWhole] = useState(false);
  const items = whole ? group.items : group.items.slice(0, folded);
  return (
    <section class="group">
      <h3>
        {word(group.predicate)} <span class="dim">{count(group.total)}</span>
      </h3>
      <ul class="facts">
        {items.map((f) => (
          <li key={f.id}>
            <Other fact={f} direction={group.direction} />
            <Proof fact={f} />
          </li>
        ))}
      </ul>
      {(!whole && group.items.length > folded) || (whole && group.total > group.items.length) ? (
        <button type="button" class="quiet" onClick={() => (setWhole(true), group.total > group.items.length && more())}>
          {t("showAll")} {count(group.total)}
        </button>
      ) : null}
    </section>
  );
}

/** Other is what a fact says of the entity whose page this is. */
function Other({ fact: f, direction }: { fact: Fact; direction: "in" | "out" }) {
  const other = direction === "out" ? f.object : f.subject;
  return <span>{other ? <EntityLink entity={other} /> : <b>{objectText(f)}</b>}</span>;
}

const Names = ({ entity: e }: { entity: Described }) => (
  <section class="card">
    <h2>{t("names")}</h2>
    <dl class="names">
      {e.names.map((n) => (
        <>
          <dt>{word(n.kind)}</dt>
          <dd>
            <a href={address("fact", n.statement)} lang={n.lang}>
              {n.text}
            </a>
          </dd>
        </>
      ))}
    </dl>
    <p class="dim iri">
      <code>{e.iri}</code>
    </p>
  </section>
);

/** Around is where and when: what the entity's neighbours tell of place and time. */
function Around({ entity }: { entity: Described }) {
  const fetched = useFetch(`around ${entity.id}`, (signal) => neighbourhood(entity.id, 2, 600, signal));
  if (!fetched.value) return null;
  const counts = byProvince(fetched.value);
  const marks = dated(entity, fetched.value);
  return (
    <>
      {marks.length > 0 && (
        <section class="card">
          <h2>{t("timeline")}</h2>
          <Timeline marks={marks} />
          <details>
            <summary>{t("table")}</summary>
            <Table
              caption={t("timeline")}
              file="timeline"
              rows={marks}
              columns={[
                { title: t("date"), text: (m) => m.date, fixed: true },
                { title: t("names"), text: (m) => m.name, show: (m) => <a href={m.href}>{m.name}</a> },
              ]}
            />
          </details>
        </section>
      )}
      {counts.size > 0 && (
        <section class="card">
          <h2>{t("places")}</h2>
          <TileMap counts={counts} />
        </section>
      )}
    </>
  );
}

/** dated is the entity and its neighbours that have dates, in their order. */
function dated(entity: Described, graph: NodeLink): Mark[] {
  const near = new Set([entity.id, ...graph.links.flatMap((l) => (l.source === entity.id ? [l.target] : l.target === entity.id ? [l.source] : []))]);
  const marks = graph.nodes
    .filter((n) => near.has(n.id))
    .flatMap((n) =>
      (n.values ?? [])
        .filter((v) => v.predicate === "date")
        .map((v) => ({ date: v.text, name: n.label, investment: n.investment ?? 0, href: address(n.id === entity.id ? "fact" : "entity", n.id === entity.id ? v.statement : n.id) })),
    );
  return marks.sort((a, b) => (a.date < b.date ? -1 : 1));
}

function Mentioned({ id }: { id: string }) {
  const fetched = useFetch(`mentioned ${id}`, (signal) => runQuery("documents-about", { entity: id }, 20, signal));
  if (!fetched.value?.items.length) return null;
  return (
    <section class="card">
      <h2>{t("mentionedIn")}</h2>
      <RowTable rows={fetched.value} file="documents" caption={t("mentionedIn")} />
    </section>
  );
}
