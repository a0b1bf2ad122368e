// One fact: who says so, and where it stands in the article.
import { useState } from "preact/hooks";
import { document as fetchDocument, statement, type Article, type Evidence, type DocumentPage } from "./api";
import { Quotes, Reading } from "./facts";
import { t } from "./i18n";
import { JudgeForm } from "./judge";
import { address, route } from "./route";
import { Show, useFetch } from "./state";
import { MarkedText } from "./text";

export function FactPage() {
  const { id } = route.value;
  const fetched = useFetch(id, (signal) => statement(id, signal));
  const [chosen, setChosen] = useState<Evidence | null>(null);
  return (
    <Show of={fetched}>
      {({ statement: fact, evidence }) => {
        const shown = chosen && evidence.includes(chosen) ? chosen : evidence.find((e) => e.document);
        return (
          <>
            <h1 class="fact-title">
              <Reading fact={fact} />
            </h1>
            <p>
              <a href={address("graph", "", { open: fact.subject.id, at: fact.object ? fact.id : fact.subject.id })}>{t("showInGraph")}</a>
            </p>
            <div class="split even">
              <section class="card" aria-label={t("evidenceOf")}>
                <h2>
                  {t("evidenceOf")} <span class="dim">{evidence.length}</span>
                </h2>
                <Quotes evidence={evidence} chosen={shown?.iri ?? ""} choose={setChosen} />
                <JudgeForm kinds={["accept", "reject"]} about={{ statement: fact.id }} done={fetched.again}>
                  <h2>{t("isRight")}</h2>
                </JudgeForm>
              </section>
              {shown?.document && <InArticle key={shown.document.id} evidence={shown} />}
            </div>
          </>
        );
      }}
    </Show>
  );
}

/** InArticle is the whole article with one sentence highlighted. */
function InArticle({ evidence }: { evidence: Evidence }) {
  const id = evidence.document!.id;
  const fetched = useFetch(id, (signal) => fetchDocument(id, signal));
  return (
    <section class="card reader" aria-label={t("article")} tabIndex={0}>
      <Show of={fetched}>{(d) => <ArticleText document={d} iri={evidence.iri} />}</Show>
    </section>
  );
}

function ArticleText({ document: d, iri }: { document: DocumentPage; iri: string }) {
  const quotes = d.evidence.filter((e) => e.iri === iri);
  const article = articleAt(d, quotes[0]?.start ?? 0);
  return (
    <>
      <h2>{article.title || d.title || d.fileName}</h2>
      <p class="dim">{[article.published || d.published, d.publisher, article.section || d.section, article.byline].filter(Boolean).join(" · ")}</p>
      <MarkedText text={d.text} from={article.start} to={article.end} mentions={d.mentions} evidence={quotes} at={iri} />
    </>
  );
}

/** articleAt is the article around an offset; the document where it has none there. */
export const articleAt = (d: DocumentPage, at: number): Article =>
  d.articles.find((a) => a.start <= at && at < a.end) ?? { iri: d.iri, start: 0, end: d.text.length };
