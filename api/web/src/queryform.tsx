// A named query as a form: a field for each parameter, with its example.
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { Parameter, Query } from "./api";
import { lang, t } from "./i18n";
import { bound } from "./params";
import { address } from "./route";
import { Search } from "./search";

interface Props {
  query: Query;
  args: Record<string, string>;
  busy: boolean;
  tail: ComponentChildren; // further buttons
  run: (args: Record<string, string>) => void;
}

export function QueryForm({ query, args, busy, run, tail }: Props) {
  const [values, setValues] = useState(args);
  const missing = query.parameters.some((p) => p.required && !values[p.name]?.trim());
  const submit = (e: Event) => {
    e.preventDefault();
    if (!missing) run(values);
  };
  return (
    <form onSubmit={submit}>
      <h2>
        {query.title[lang.value]} <code class="dim">{query.name}</code>
      </h2>
      <p>{query.meaning[lang.value]}</p>
      <div class="fields">
        {query.parameters.map((p) => (
          <Field key={p.name} parameter={p} value={values[p.name] ?? ""} set={(v) => setValues({ ...values, [p.name]: v })} />
        ))}
      </div>
      <p class="buttons">
        <button type="submit" class="primary" disabled={busy || missing}>
          {t("run")}
        </button>
        {query.gizmo && (
          <a class="button" href={address("console", "", { q: query.gizmo, ...bound(values) })}>
            {t("openAsGizmo")}
          </a>
        )}
        {tail}
      </p>
    </form>
  );
}

function Field({ parameter: p, value, set }: { parameter: Parameter; value: string; set: (v: string) => void }) {
  const id = `arg-${p.name}`;
  return (
    <div class="field">
      <label for={id}>
        {p.title[lang.value]} {p.required && <span class="dim">{t("needed")}</span>}
      </label>
      {p.type === "entity" ? (
        <Search label={t("search")} types={p.classes ?? []} pick={(hit) => set(hit.name)} field={{ id, value, change: set, required: Boolean(p.required) }} />
      ) : (
        <input id={id} value={value} required={p.required} onInput={(e) => set(e.currentTarget.value)} />
      )}
      {p.example && (
        <button type="button" class="quiet" onClick={() => set(p.example!)}>
          {t("example")} {p.example}
        </button>
      )}
    </div>
  );
}
