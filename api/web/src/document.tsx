// One document: its text with what was found in it, and the way to retract it.
import { useState } from "preact/hooks";
import { document as fetchDocument, hash, retract, stats, type Article, type Entity, type Fact, type DocumentPage as Full, type Passage } from "./api";
import { colour } from "./colour";
import { Proof, Reading } from "./facts";
import { t, word } from "./i18n";
import { notice } from "./notice";
import { bytes, count } from "./number";
import { go, route, setQuery } from "./route";
import { Failure, Show, useFetch } from "./state";
import { MarkedText } from "./text";
import { token, TokenField } from "./token";

export function DocumentPage() {
  const { id } = route.value;
  const fetched = useFetch(id, (signal) => fetchDocument(id, signal));
  return <Show of={fetched}>{(d) => <Document key={d.id} document={d} />}</Show>;
}

function Document({ document: d }: { document: Full }) {
  const [entities, setEntities] = useState(true);
  const [evidence, setEvidence] = useState(true);
  const wanted = route.value.query.get("at") ?? "";
  const at = d.evidence.find((e) => hash(e.iri) === wanted);
  const choose = (e: Passage) => setQuery({ at: hash(e.iri) }, false);
  const marks = evidence ? d.evidence : d.evidence.filter((e) => e === at);
  return (
    <>
      <h1>{d.title || d.fileName}</h1>
      <p class="dim">{[d.published, d.publisher, d.section, d.fileName, bytes(d.bytes)].filter(Boolean).join(" · ")}</p>
      <div class="split">
        <section class="card reader" aria-label={t("document")} tabIndex={0}>
          {parts(d).map((a) => (
            <section key={a.iri}>
              {a.title && d.articles.length > 1 && (
                <p class="article-head">
                  <strong>{a.title}</strong> <span class="dim">{[a.published, a.section, a.byline].filter(Boolean).join(" · ")}</span>
                </p>
              )}
              <MarkedText text={d.text} from={a.start} to={a.end} mentions={entities ? d.mentions : []} evidence={marks} at={at?.iri ?? ""} choose={choose} />
            </section>
          ))}
        </section>
        <aside class="card side-facts" aria-label={t("marked")}>
          <fieldset class="checks">
            <legend>{t("marked")}</legend>
            <label class="check">
              <input type="checkbox" checked={entities} onChange={(e) => setEntities(e.currentTarget.checked)} /> {t("markEntities")} {count(d.mentions.length)}
            </label>
            <label class="check">
              <input type="checkbox" checked={evidence} onChange={(e) => setEvidence(e.currentTarget.checked)} /> {t("markEvidence")} {count(d.evidence.length)}
            </label>
          </fieldset>
          <Legend entities={d.entities} />
          <p class="dim">{t("markHelp")}</p>
          <FactList document={d} at={at} choose={choose} />
          <Retract id={d.id} />
        </aside>
      </div>
    </>
  );
}

/** parts is the articles, and what lies before, between and after them. */
function parts(d: Full): Article[] {
  const list: Article[] = [];
  let from = 0;
  const fill = (to: number) => to > from && d.text.slice(from, to).trim() && list.push({ iri: `${d.iri}#${from}`, start: from, end: to });
  for (const a of d.articles.toSorted((x, y) => x.start - y.start)) {
    if (a.start < from) continue;
    fill(a.start);
    list.push(a);
    from = a.end;
  }
  fill(d.text.length);
  return list;
}

const Legend = ({ entities }: { entities: Entity[] }) => (
  <p class="legend">
    {[...new Set(entities.map((e) => e.type))].map((type) => (
      <span key={type} style={{ textDecorationColor: colour(type) }}>
        {word(type)}
      </span>
    ))}
  </p>
);

/** FactList is the facts of the document in the order in which it states them. */
function FactList({ document: d, at, choose }: { document: Full; at: Passage | undefined; choose: (e: Passage) => void }) {
  const facts = new Map(d.facts.map((f) => [f.id, f]));
  const shown = at ? [at] : d.evidence;
  const seen = new Set<string>();
  const rows = shown.flatMap((e) =>
    e.statements.flatMap((s): { evidence: Passage; fact: Fact }[] => {
      const fact = facts.get(hash(s));
      if (!fact || seen.has(fact.id)) return [];
      seen.add(fact.id);
      return [{ evidence: e, fact }];
    }),
  );
  return (
    <>
      <h2>
        {t("facts")} <span class="dim">{count(rows.length)}</span>
        {at && (
          <button type="button" class="quiet" onClick={() => setQuery({}, false)}>
            {t("showAll")}
          </button>
        )}
      </h2>
      <ul class="facts stacked">
        {rows.map(({ evidence, fact }) => (
          <li key={fact.id}>
            <Reading fact={fact} />
            <span class="buttons">
              <button type="button" class="quiet" aria-pressed={evidence === at} onClick={() => choose(evidence)}>
                {t("showArticle")}
              </button>
              <Proof fact={fact} />
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Retract({ id }: { id: string }) {
  const server = useFetch("server", stats);
  const [sure, setSure] = useState(false);
  const [error, setError] = useState<unknown>(null);
  if (server.value?.readOnly !== false) return null;
  const now = async () => {
    try {
      const { change } = await retract(id, token.value);
      notice(`${t("retracted")} · ${count(change.dropped)} ${t("droppedFacts")}`);
      go("documents");
    } catch (e) {
      setError(e);
    }
  };
  return (
    <div class="retract">
      {!sure && (
        <button type="button" class="danger" onClick={() => setSure(true)}>
          {t("retract")}
        </button>
      )}
      {sure && (
        <div role="alertdialog" aria-label={t("retract")}>
          <p>{t("retractSure")}</p>
          <TokenField />
          <p class="buttons">
            <button type="button" class="danger" onClick={() => void now()}>
              {t("retract")}
            </button>
            <button type="button" onClick={() => setSure(false)}>
              {t("cancel")}
            </button>
          </p>
        </div>
      )}
      {Boolean(error) && <Failure error={error} />}
    </div>
  );
}
