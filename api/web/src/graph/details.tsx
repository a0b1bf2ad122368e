// What is selected in the graph: an entity, or a fact with its evidence.
import { statement } from "../api";
import { Proof, Quotes, Reading } from "../facts";
import { known, t, word } from "../i18n";
import { cny } from "../number";
import { address } from "../route";
import { Kind } from "../search";
import { Show, useFetch } from "../state";
import type { Loaded } from "./load";
import type { Link, Picture, Vertex } from "./model";
import { title } from "./scene";
import type { View } from "./state";

interface Props {
  view: View;
  loaded: Loaded;
  shown: Picture;
  change: (part: Partial<View>, step?: boolean) => void;
  open: (id: string) => void;
}

export function Details(props: Props) {
  const { shown, view, change } = props;
  const vertex = shown.vertices.find((v) => v.id === view.selected);
  const link = shown.links.find((l) => l.id === view.selected);
  if (vertex) return <AboutVertex {...props} vertex={vertex} select={(id) => change({ selected: id }, false)} />;
  if (link) return <AboutLink key={link.id} link={link} />;
  return <p class="dim">{t("selectHint")}</p>;
}

function AboutVertex({ vertex, view, loaded, shown, change, open, select }: Props & { vertex: Vertex; select: (id: string) => void }) {
  const names = new Map(shown.vertices.map((v) => [v.id, title(v)]));
  const links = shown.links.filter((l) => l.source === vertex.id || l.target === vertex.id);
  const values = (loaded.values.get(vertex.id) ?? []).filter((v) => v.predicate !== "investment");
  return (
    <section class="about">
      <h2>
        <Kind type={vertex.type} /> {title(vertex)}
      </h2>
      <dl>
        {vertex.investment > 0 && (
          <>
            <dt>{word("investment")}</dt>
            <dd>{cny(vertex.investment)}</dd>
          </>
        )}
        {values.slice(0, 8).map((v) => (
          <>
            <dt>{word(v.predicate)}</dt>
            <dd>
              <a href={address("fact", v.statement)}>{known(v.text) ? word(v.text) : v.text}</a>
            </dd>
          </>
        ))}
      </dl>
      <p class="buttons">
        <a class="button primary" href={address("entity", vertex.id)}>
          {t("showEntity")}
        </a>
        {!view.open.includes(vertex.id) && (
          <button type="button" onClick={() => open(vertex.id)}>
            {t("expand")}
          </button>
        )}
        <button type="button" onClick={() => change({ hidden: [...view.hidden, vertex.id], selected: "" })}>
          {t("hide")}
        </button>
      </p>
      <ul class="links">
        {links.map((l) => (
          <li key={l.id}>
            <button type="button" class="quiet" onClick={() => select(l.id)}>
              <span class="predicate">
                {l.source === vertex.id ? "" : "← "}
                {word(l.predicate)}
              </span>{" "}
              {names.get(l.source === vertex.id ? l.target : l.source)}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function AboutLink({ link }: { link: Link }) {
  const fetched = useFetch(link.id, (signal) => statement(link.id, signal));
  return (
    <section class="about">
      <Show of={fetched}>
        {({ statement: fact, evidence }) => (
          <>
            <h2>
              <Reading fact={fact} />
            </h2>
            <p>
              <Proof fact={fact} />
            </p>
            <Quotes evidence={evidence} />
          </>
        )}
      </Show>
    </section>
  );
}
