// What is fetched: waiting, failed, or there.
import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { Problem } from "./api";
import { t } from "./i18n";

export interface Fetched<T> {
  value: T | undefined;
  error: unknown;
  again: () => void;
}

/** useFetch calls load when key changes, and drops an answer that came too late. */
export function useFetch<T>(key: string, load: (signal: AbortSignal) => Promise<T>): Fetched<T> {
  const [state, setState] = useState<{ key: string; value?: T; error?: unknown }>({ key: "" });
  const [round, setRound] = useState(0);
  useEffect(() => {
    const abort = new AbortController();
    load(abort.signal).then(
      (value) => abort.signal.aborted || setState({ key, value }),
      (error) => abort.signal.aborted || setState({ key, error }),
    );
    return () => abort.abort();
  }, [key, round]);
  const current = state.key === key;
  return { value: current ? state.value : undefined, error: current ? state.error : undefined, again: () => setRound(round + 1) };
}

/** Show waits for what is fetched, tells why it could not be, or shows it. */
export function Show<T>({ of, children }: { of: Fetched<T>; children: (value: T) => ComponentChildren }) {
  if (of.error) return <Failure error={of.error} again={of.again} />;
  if (of.value === undefined) return <Wait />;
  return <>{children(of.value)}</>;
}

export const Wait = () => (
  <p class="wait" role="status">
    {t("wait")}
  </p>
);

export function Failure({ error, again }: { error: unknown; again?: () => void }) {
  const problem = error instanceof Problem ? error : null;
  return (
    <div class="error" role="alert">
      <strong>{problem?.title || t("failed")}</strong>
      <p>{error instanceof Error ? error.message : String(error)}</p>
      {again && (
        <button onClick={again} type="button">
          {t("retry")}
        </button>
      )}
    </div>
  );
}
