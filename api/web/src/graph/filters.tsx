// What of the graph is shown: classes, relations, years, confidence.
import { colour } from "../colour";
import { t, word } from "../i18n";
import { percent } from "../number";
import { everything, type Picture } from "./model";
import type { View } from "./state";

interface Props {
  picture: Picture;
  view: View;
  change: (part: Partial<View>, step?: boolean) => void;
}

export function Filters({ picture, view, change }: Props) {
  const { filter } = view;
  const set = (part: Partial<typeof filter>, step = true) => change({ filter: { ...filter, ...part } }, step);
  const years = [...new Set(picture.links.flatMap((l) => l.years))].sort();
  return (
    <div class="filters">
      <Chips
        title={t("filterClass")}
        counts={tally(picture.vertices.map((v) => v.type))}
        hidden={filter.classes}
        tint={colour}
        set={(classes) => set({ classes })}
      />
      <Chips title={t("filterPredicate")} counts={tally(picture.links.map((l) => l.predicate))} hidden={filter.predicates} set={(predicates) => set({ predicates })} />
      {years.length > 0 && (
        <fieldset>
          <legend>{t("filterYear")}</legend>
          <Year title={t("yearFrom")} years={years} value={filter.from} set={(from) => set({ from })} /> –{" "}
          <Year title={t("yearTo")} years={years} value={filter.to} set={(to) => set({ to })} />
        </fieldset>
      )}
      <fieldset>
        <legend>
          {t("filterConfidence")} <output>{percent(filter.confidence)}</output>
        </legend>
        <input
          type="range"
          min="0"
          max="1"
          step="0.05"
          value={filter.confidence}
          aria-label={t("filterConfidence")}
          onInput={(e) => set({ confidence: Number(e.currentTarget.value) }, false)}
        />
      </fieldset>
      <fieldset>
        <legend>{t("depth")}</legend>
        <div class="segments">
          {[1, 2, 3].map((depth) => (
            <button key={depth} type="button" aria-pressed={view.depth === depth} onClick={() => change({ depth, camera: null })}>
              {depth}
            </button>
          ))}
        </div>
      </fieldset>
      <button type="button" onClick={() => change({ filter: everything, hidden: [] })}>
        {t("reset")}
      </button>
      <p class="dim">{t("sizeNote")}</p>
    </div>
  );
}

const tally = (names: string[]) => {
  const counts = new Map<string, number>();
  for (const n of names) counts.set(n, (counts.get(n) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]);
};

function Chips(props: { title: string; counts: [string, number][]; hidden: string[]; tint?: (name: string) => string; set: (hidden: string[]) => void }) {
  const { counts, hidden, set } = props;
  return (
    <fieldset>
      <legend>{props.title}</legend>
      <div class="chips">
        {counts.map(([name, n]) => {
          const on = !hidden.includes(name);
          return (
            <button
              key={name}
              type="button"
              aria-pressed={on}
              style={props.tint && { "--chip": props.tint(name) }}
              onClick={() => set(on ? [...hidden, name] : hidden.filter((h) => h !== name))}
            >
              {word(name)} <small>{n}</small>
            </button>
          );
        })}
      </div>
    </fieldset>
  );
}

const Year = ({ title, years, value, set }: { title: string; years: number[]; value: number; set: (year: number) => void }) => (
  <select aria-label={title} value={value} onChange={(e) => set(Number(e.currentTarget.value))}>
    <option value={0}>{t("anyYear")}</option>
    {years.map((y) => (
      <option key={y} value={y}>
        {y}
      </option>
    ))}
  </select>
);
