// The status board: projects by how far they have come.
import { useState } from "preact/hooks";
import { idOf } from "../api";
import { t, word } from "../i18n";
import { count } from "../number";
import { address } from "../route";
import type { Stage } from "./rows";

const few = 8;

export function Stages({ stages }: { stages: Stage[] }) {
  if (!stages.length) return <p class="dim">{t("nothing")}</p>;
  return (
    <div class="stages">
      {stages.map((s) => (
        <Column key={s.name} stage={s} />
      ))}
    </div>
  );
}

function Column({ stage }: { stage: Stage }) {
  const [whole, setWhole] = useState(false);
  const { projects } = stage;
  return (
    <section>
      <h3>
        {word(stage.name)} <span class="dim">{count(projects.length)}</span>
      </h3>
      <ul class="plain">
        {(whole ? projects : projects.slice(0, few)).map((p) => (
          <li key={p.iri}>
            <a href={address("entity", idOf(p.iri))}>{p.name}</a>
          </li>
        ))}
      </ul>
      {!whole && projects.length > few && (
        <button type="button" class="quiet" onClick={() => setWhole(true)}>
          {t("showAll")}
        </button>
      )}
    </section>
  );
}
