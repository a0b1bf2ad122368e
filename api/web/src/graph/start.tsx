// The graph before anything is opened: a search field and some ways in.
import { idOf, runQuery } from "../api";
import { t } from "../i18n";
import { Search } from "../search";
import { useFetch } from "../state";

export function Start({ pick }: { pick: (id: string) => void }) {
  const some = useFetch("start", async (signal) => {
    const lists = await Promise.all(["zone", "enterprise"].map((column) => {
      const name = column === "zone" ? "zone-investment-ranking" : "investment-by-enterprise";
      return runQuery(name, {}, 6, signal).then((rows) => rows.items.map((r) => r[column] as { iri: string; name: string }));
    }));
    return lists.flat().filter((e) => e?.iri);
  });
  return (
    <section class="hero">
      <h1>{t("graph")}</h1>
      <p>{t("graphEmpty")}</p>
      <Search label={t("search")} pick={(hit) => pick(hit.id)} big />
      <div class="chips">
        {some.value?.map((e) => (
          <button key={e.iri} type="button" onClick={() => pick(idOf(e.iri))}>
            {e.name}
          </button>
        ))}
      </div>
    </section>
  );
}
