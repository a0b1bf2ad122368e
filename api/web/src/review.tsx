// Review: what people have judged, and what deserves a look.
import { useState } from "preact/hooks";
import { idOf, ledger, runQuery, stats, type Entity, type Judgement, type LedgerPage } from "./api";
import { lang, t, word } from "./i18n";
import { JudgeForm } from "./judge";
import { address } from "./route";
import { RowTable } from "./rowtable";
import { Search } from "./search";
import { Show, useFetch } from "./state";
import { Table } from "./table";

const most = 200; // rows of each list

export function ReviewPage() {
  const [round, setRound] = useState(0);
  const again = () => setRound(round + 1);
  const lines = useFetch(`ledger ${round}`, ledger);
  const contradictions = useFetch(`contradictions ${round}`, (signal) => runQuery("contradictions", {}, most, signal));
  const single = useFetch(`single ${round}`, (signal) => runQuery("single-source-facts", {}, most, signal));
  return (
    <>
      <h1>{t("review")}</h1>
      <p class="dim">{t("reviewHelp")}</p>
      <Merge done={again} />
      <section class="card">
        <Show of={lines}>{(page) => <Ledger page={page} done={again} />}</Show>
      </section>
      <section class="card">
        <Show of={contradictions}>
          {(rows) => (rows.items.length ? <RowTable rows={rows} file="contradictions" caption={t("contradictions")} /> : <Nothing title={t("contradictions")} />)}
        </Show>
      </section>
      <section class="card">
        <Show of={single}>{(rows) => <RowTable rows={rows} file="single-source-facts" caption={t("singleSource")} />}</Show>
      </section>
    </>
  );
}

const Nothing = ({ title }: { title: string }) => (
  <>
    <h2>{title}</h2>
    <p class="dim">{t("nothing")}</p>
  </>
);

/** Merge says of two entities that they are one, or that they are two. */
function Merge({ done }: { done: () => void }) {
  const server = useFetch("server", stats);
  const [first, setFirst] = useState<Entity | null>(null);
  const [second, setSecond] = useState<Entity | null>(null);
  const about = first && second && first.id !== second.id ? { subject: first.id, object: second.id } : null;
  if (server.value?.readOnly !== false) return null;
  return (
    <section class="card">
      <h2>
        {word("merge")} / {word("split")}
      </h2>
      <JudgeForm kinds={["merge", "split"]} about={about} done={done}>
        <div class="fields">
          <Choose label={t("first")} entity={first} set={setFirst} />
          <Choose label={t("second")} entity={second} set={setSecond} />
        </div>
      </JudgeForm>
    </section>
  );
}

const Choose = ({ label, entity, set }: { label: string; entity: Entity | null; set: (e: Entity | null) => void }) => (
  <div class="field">
    <span>{label}</span>
    {entity ? (
      <button type="button" onClick={() => set(null)}>
        {entity.name} ×
      </button>
    ) : (
      <Search label={label} pick={set} />
    )}
  </div>
);

function Ledger({ page, done }: { page: LedgerPage; done: () => void }) {
  if (!page.items.length) return <Nothing title={t("judgements")} />;
  const undone = (j: Judgement) => page.items.find((other) => other.iri === j.undoes);
  return (
    <>
      <Table<Judgement>
        caption={t("judgements")}
        file="judgements"
        rows={page.items}
        columns={[
          { title: t("what"), text: (j) => sentence(j, undone(j)), show: (j) => <Sentence judgement={j} undone={undone(j)} /> },
          { title: t("by"), text: (j) => j.who },
          { title: t("why"), text: (j) => j.why ?? "" },
          { title: t("when"), text: (j) => j.when.slice(0, 16).replace("T", " "), fixed: true },
          { title: t("status"), text: (j) => (j.kind === "undo" ? "" : t(j.stands ? "stands" : "undone")) },
        ]}
      />
      {page.conflicts.length > 0 && <h2>{t("conflicts")}</h2>}
      {page.conflicts.map((c) => (
        <p class="bad">{c.reason}</p>
      ))}
      <Undo items={page.items.filter((j) => j.stands && j.kind !== "undo")} done={done} />
    </>
  );
}

const sentence = (j: Judgement, undone?: Judgement): string =>
  [word(j.kind), j.subject?.name, j.predicate && word(j.predicate), j.object?.name, j.value, undone && sentence(undone)].filter(Boolean).join(" ");

/** Sentence is a judgement as people read it; what it names leads to its page. */
function Sentence({ judgement: j, undone }: { judgement: Judgement; undone?: Judgement | undefined }) {
  const name = (n: Judgement["subject"]) => n && (n.iri && idOf(n.iri) ? <a href={address("entity", idOf(n.iri))}>{n.name}</a> : n.name);
  return (
    <span lang={lang.value === "zh" ? "zh-Hans" : "en"}>
      <b>{word(j.kind)}</b> {name(j.subject)} {j.predicate && word(j.predicate)} {name(j.object)} {j.value} {undone && <Sentence judgement={undone} />}
    </span>
  );
}

/** Undo takes back the judgement that is chosen. */
function Undo({ items, done }: { items: Judgement[]; done: () => void }) {
  const [chosen, setChosen] = useState("");
  if (!items.length) return null;
  return (
    <JudgeForm kinds={["undo"]} about={chosen ? { undoes: chosen } : null} done={() => (setChosen(""), done())}>
      <label>
        {word("undo")}{" "}
        <select value={chosen} onChange={(e) => setChosen(e.currentTarget.value)}>
          <option value="">—</option>
          {items.map((j) => (
            <option key={j.iri} value={j.iri}>
              {sentence(j)}
            </option>
          ))}
        </select>
      </label>
    </JudgeForm>
  );
}
