// The first thing that people see: what this is, a search field, and ways in.
import { documents, runQuery, stats } from "./api";
import { t, type Key } from "./i18n";
import { count } from "./number";
import { Bars } from "./pictures/bars";
import { barsOf } from "./pictures/rows";
import { address, go } from "./route";
import { Search } from "./search";
import { Show, useFetch } from "./state";

const ways: [view: string, title: Key, text: Key][] = [
  ["graph", "graph", "homeGraph"],
  ["pictures", "pictures", "homePictures"],
  ["documents", "documents", "homeDocuments"],
  ["console", "console", "homeConsole"],
];

export function Home() {
  const numbers = useFetch("stats", stats);
  const zones = useFetch("zones", (signal) => runQuery("zone-investment-ranking", {}, 6, signal));
  const recent = useFetch("recent", (signal) => documents(signal, "", 6));
  return (
    <>
      <section class="hero">
        <h1>{t("title")}</h1>
        <p>{t("tagline")}</p>
        <Search label={t("search")} pick={(hit) => go("entity", hit.id)} big shortcut />
        <p class="numbers" aria-live="polite">
          {numbers.value && (
            <>
              {(["documents", "entities", "facts", "evidence"] as const).map((what) => (
                <span key={what}>
                  <b>{count(numbers.value![what])}</b> {t(what)}
                </span>
              ))}
            </>
          )}
        </p>
      </section>
      <nav class="ways" aria-label={t("startHere")}>
        {ways.map(([view, title, text]) => (
          <a key={view} class="card" href={address(view)}>
            <strong>{t(title)}</strong>
            <span>{t(text)}</span>
          </a>
        ))}
      </nav>
      <div class="halves">
        <section class="card">
          <h2>{t("biggest")}</h2>
          <Show of={zones}>{(rows) => <Bars bars={barsOf(rows, "zone")} title={t("biggest")} type="Zone" />}</Show>
        </section>
        <section class="card">
          <h2>{t("recent")}</h2>
          <Show of={recent}>
            {(list) =>
              list.items.length === 0 ? (
                <p>{t("emptyStore")}</p>
              ) : (
                <ul class="plain">
                  {list.items.map((d) => (
                    <li key={d.id}>
                      <a href={address("document", d.id)}>{d.title || d.fileName}</a> <span class="dim">{d.published}</span>
                    </li>
                  ))}
                </ul>
              )
            }
          </Show>
        </section>
      </div>
    </>
  );
}
