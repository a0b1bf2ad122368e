// The frame around every view: brand, navigation, search, language.
import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { Home } from "./home";
import { lang, switchLang, t, type Key } from "./i18n";
import { Notice } from "./notice";
import { address, go, route } from "./route";
import { Search } from "./search";
import { Failure, Wait } from "./state";

// Views that are not the first to be seen are fetched when they are needed.
const views: Record<string, () => Promise<ComponentType>> = {
  graph: () => import("./graph/page").then((m) => m.GraphPage),
  entity: () => import("./entity").then((m) => m.EntityPage),
  fact: () => import("./fact").then((m) => m.FactPage),
  documents: () => import("./documents").then((m) => m.DocumentsPage),
  document: () => import("./document").then((m) => m.DocumentPage),
  pictures: () => import("./pictures/page").then((m) => m.PicturesPage),
  console: () => import("./console").then((m) => m.ConsolePage),
  review: () => import("./review").then((m) => m.ReviewPage),
};

const places: [view: string, title: Key][] = [
  ["graph", "graph"],
  ["pictures", "pictures"],
  ["documents", "documents"],
  ["console", "console"],
  ["review", "review"],
];

/** section is the entry of the navigation that a view belongs to. */
const section = (view: string) => (view === "document" ? "documents" : view);

export function App() {
  const { view } = route.value;
  return (
    <>
      <a class="skip" href="#main" onClick={(e) => (e.preventDefault(), document.getElementById("main")?.focus())}>
        {t("skip")}
      </a>
      <header class="top">
        <a class="brand" href="#/" aria-label={`soegraph ${t("home")}`}>
          <img src="icon.svg" alt="" width="26" height="26" /> soegraph
        </a>
        <nav aria-label={t("menu")}>
          {places.map(([name, title]) => (
            <a key={name} href={address(name)} aria-current={section(view) === name ? "page" : undefined}>
              {t(title)}
            </a>
          ))}
        </nav>
        {view !== "" && <Search label={t("search")} pick={(hit) => go("entity", hit.id)} shortcut />}
        <button class="quiet language" onClick={switchLang} title={t("otherLanguageHelp")} lang={lang.value === "zh" ? "en" : "zh-Hans"}>
          {t("otherLanguage")}
        </button>
      </header>
      <main id="main" tabIndex={-1} class={`view-${view || "home"}`}>
        <View name={view} />
      </main>
      <Notice />
    </>
  );
}

function View({ name }: { name: string }) {
  const [loaded, setLoaded] = useState<{ name: string; view: ComponentType } | null>(null);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    const load = views[name];
    if (!load) return;
    setError(null);
    load().then((view) => setLoaded({ name, view }), setError);
  }, [name]);
  if (name === "") return <Home />;
  if (!views[name]) return <p class="card">{t("notFoundPage")}</p>;
  if (error) return <Failure error={error} />;
  if (loaded?.name !== name) return <Wait />;
  return <loaded.view />;
}
