// Judging: a person's name, a reason, and the token that writes need.
import { signal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { judge, stats, type NewJudgement } from "./api";
import { t, word } from "./i18n";
import { notice } from "./notice";
import { Failure, useFetch } from "./state";
import { token, TokenField } from "./token";

const who = signal(localStorage.getItem("who") ?? "");

export type Kind = NewJudgement["kind"];

interface Props {
  kinds: Kind[]; // a button each
  about: Partial<NewJudgement> | null; // null: not known yet
  done: () => void;
  children?: ComponentChildren;
}

/** JudgeForm is there where the server takes writes. */
export function JudgeForm({ kinds, about, done, children }: Props) {
  const server = useFetch("server", stats);
  const [why, setWhy] = useState("");
  const [error, setError] = useState<unknown>(null);
  if (server.value?.readOnly !== false) return null;
  const send = async (kind: Kind) => {
    setError(null);
    try {
      await judge({ ...about, kind, who: who.value, ...(why ? { why } : {}) }, token.value);
      notice(t("judged"));
      setWhy("");
      done();
    } catch (e) {
      setError(e);
    }
  };
  return (
    <div class="judge">
      {children}
      <div class="fields">
        <label>
          {t("who")}
          <input
            value={who.value}
            autocomplete="name"
            onInput={(e) => {
              who.value = e.currentTarget.value;
              localStorage.setItem("who", who.value);
            }}
          />
        </label>
        <label>
          {t("why")}
          <input value={why} onInput={(e) => setWhy(e.currentTarget.value)} />
        </label>
        <TokenField />
      </div>
      <p class="buttons">
        {kinds.map((kind) => (
          <button key={kind} type="button" disabled={!about || !who.value.trim()} onClick={() => void send(kind)}>
            {word(kind)}
          </button>
        ))}
      </p>
      {Boolean(error) && <Failure error={error} />}
    </div>
  );
}
