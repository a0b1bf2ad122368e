// Facts and their evidence, as every view shows them.
import type { ComponentChildren } from "preact";
import { hash, type Entity, type EntityPage, type Evidence, type Fact, type Value } from "./api";
import { known, lang, t, word } from "./i18n";
import { cny, count, percent } from "./number";
import { address } from "./route";
import { Kind } from "./search";

/** valueText is a fact's value as people read it. */
export function valueText(predicate: string, value: Value): string {
  if (value.figure) {
    const { name, value: v, unit, period } = value.figure;
    return `${name} ${v} ${unit ?? ""}${period ? ` (${period})` : ""}`.trim();
  }
  if (predicate === "investment" && value.number !== undefined && !value.currency) return cny(value.number);
  if (value.number !== undefined && value.currency) return `${value.currency} ${count(value.number)}`;
  if (predicate === "projectCount" && value.number !== undefined) return count(value.number);
  return known(value.text) ? word(value.text) : value.text;
}

export const objectText = (f: Fact) => (f.object ? f.object.name : f.value ? valueText(f.predicate, f.value) : "");

export const EntityLink = ({ entity, children }: { entity: Entity; children?: ComponentChildren }) => (
  <a href={address("entity", entity.id)}>{children ?? entity.name}</a>
);

/** Reading is a fact as a sentence: subject, relation, object. */
export const Reading = ({ fact }: { fact: Fact }) => (
  <span class="reading">
    <EntityLink entity={fact.subject} /> <span class="predicate">{word(fact.predicate)}</span>{" "}
    {fact.object ? <EntityLink entity={fact.object} /> : <b>{objectText(fact)}</b>}
  </span>
);

/** Proof is how well a fact is stated: opens its evidence. */
export const Proof = ({ fact }: { fact: Fact }) => (
  <a
    class="proof"
    href={address("fact", fact.id)}
    title={`${t("confidence")} ${percent(fact.confidence)}`}
    aria-label={`${fact.subject.name} ${word(fact.predicate)} ${objectText(fact)}: ${fact.evidence} ${t("evidenceCount")}, ${t("confidence")} ${percent(fact.confidence)}`}
  >
    <Strength of={fact.confidence} /> {fact.evidence} {t("evidenceCount")}
  </a>
);

/** Strength is a confidence as a small bar. */
export const Strength = ({ of }: { of: number }) => (
  <svg class="strength" width="22" height="6" viewBox="0 0 22 6" aria-hidden="true">
    <rect width="22" height="6" rx="3" class="all" />
    <rect width={Math.max(3, 22 * of)} height="6" rx="3" class="part" />
  </svg>
);

/** Quotes lists evidences: each the sentence, where it stands, and how sure it is. */
export function Quotes({ evidence, chosen, choose }: { evidence: Evidence[]; chosen?: string; choose?: (e: Evidence) => void }) {
  if (!evidence.length) return <p class="dim">{t("noEvidence")}</p>;
  return (
    <ol class="quotes">
      {evidence.map((e) => (
        <li key={e.iri} class={e.iri === chosen ? "chosen" : ""}>
          <blockquote>{e.registry ? <code>{e.quote}</code> : e.quote}</blockquote>
          <p class="where">
            {e.registry ? t("fromRegistry") : <Where evidence={e} />}
          </p>
          <p class="how dim">
            <Strength of={e.confidence} /> {t("confidence")} {percent(e.confidence)}
            {e.rule && <> · {t("rule")} <code>{e.rule}</code></>}
            {e.role && <> · {word(e.role)}</>}
            {e.printed && <> · {t("printed")} {e.printed}</>}
          </p>
          {choose && e.document && (
            <button type="button" aria-pressed={e.iri === chosen} onClick={() => choose(e)}>
              {t("showArticle")}
            </button>
          )}
        </li>
      ))}
    </ol>
  );
}

function Where({ evidence: e }: { evidence: Evidence }) {
  const { article, document } = e;
  const title = article?.title || document?.title || document?.fileName || t("document");
  const date = article?.published || document?.published;
  return (
    <>
      {document ? <a href={address("document", document.id, { at: hash(e.iri) })}>{title}</a> : title}
      {[date, article?.section, article?.byline].filter(Boolean).map((x) => (
        <span> · {x}</span>
      ))}
    </>
  );
}

/** Title is the head of a page about an entity. */
export const Title = ({ entity }: { entity: EntityPage }) => (
  <h1>
    <Kind type={entity.type} /> {entity.name} {lang.value === "en" && entity.english && <small lang="en">{entity.english}</small>}
  </h1>
);
