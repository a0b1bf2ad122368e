// Loading documents: dropped or chosen, sent one after the other with their
// progress, reported when they are read.
import { useRef, useState } from "preact/hooks";
import { upload, type Upload as Loaded } from "./api";
import { t } from "./i18n";
import { bytes, count, percent } from "./number";
import { address } from "./route";
import { Failure } from "./state";
import { token, TokenField } from "./token";

interface Job {
  file: File;
  share: number; // sent, 0..1
  loaded?: Loaded;
  error?: unknown;
}

export function Upload({ readOnly, done }: { readOnly: boolean; done: () => void }) {
  const [jobs, setJobs] = useState<Job[]>([]);
  const [over, setOver] = useState(false);
  const [busy, setBusy] = useState<AbortController | null>(null);
  const input = useRef<HTMLInputElement>(null);

  const send = async (files: File[]) => {
    if (!files.length || busy) return;
    const abort = new AbortController();
    setBusy(abort);
    let list: Job[] = files.map((file) => ({ file, share: 0 }));
    setJobs(list);
    const change = (i: number, part: Partial<Job>) => setJobs((list = list.map((j, k) => (k === i ? { ...j, ...part } : j))));
    for (const [i, file] of files.entries()) {
      if (abort.signal.aborted) break;
      try {
        const loaded = await upload(file, token.value, (share) => change(i, { share }), abort.signal);
        change(i, { share: 1, loaded });
      } catch (error) {
        change(i, { error });
      }
    }
    setBusy(null);
    done();
  };

  if (readOnly) return <p class="card dim">{t("readOnly")}</p>;
  return (
    <section class="card" aria-label={t("upload")}>
      <div
        class={"drop" + (over ? " over" : "")}
        onDragOver={(e) => (e.preventDefault(), setOver(true))}
        onDragLeave={() => setOver(false)}
        onDrop={(e) => {
          e.preventDefault();
          setOver(false);
          void send([...(e.dataTransfer?.files ?? [])]);
        }}
      >
        <input
          ref={input}
          type="file"
          multiple
          class="unseen"
          id="files"
          accept=".txt,.md,.html,.htm,.pdf,.docx,.zip"
          aria-label={t("upload")}
          onChange={(e) => {
            void send([...(e.currentTarget.files ?? [])]);
            e.currentTarget.value = "";
          }}
        />
        <label for="files" class="button primary">
          {t("upload")}
        </label>
        <p>
          {t("uploadHelp")} <span class="dim">{t("uploadTypes")}</span>
        </p>
        <TokenField />
      </div>
      {jobs.length > 0 && (
        <ul class="plain jobs" aria-live="polite">
          {jobs.map((j) => (
            <JobLine key={j.file.name} job={j} />
          ))}
        </ul>
      )}
      {busy && (
        <button type="button" onClick={() => busy.abort()}>
          {t("cancel")}
        </button>
      )}
    </section>
  );
}

function JobLine({ job: { file, share, loaded, error } }: { job: Job }) {
  const waiting = !loaded && !error;
  return (
    <li>
      <strong>{file.name}</strong> <span class="dim">{bytes(file.size)}</span>
      {waiting && (
        <>
          <progress max={1} {...(share < 1 ? { value: share } : {})} aria-label={file.name} /> {share < 1 ? `${t("sending")} ${percent(share)}` : t("reading")}
        </>
      )}
      {loaded && <LoadReport loaded={loaded} />}
      {Boolean(error) && <Failure error={error} />}
    </li>
  );
}

function LoadReport({ loaded: { report, documents } }: { loaded: Loaded }) {
  const numbers = [
    [t("articles"), report.articles],
    [t("entities"), report.entities],
    [t("facts"), report.facts],
  ] as const;
  return (
    <div class="report">
      <span class="good">{report.unchanged > 0 ? t("unchanged") : t("loaded")}</span>
      {numbers.map(([name, n]) => (
        <span>
          {name} <b>{count(n)}</b>
        </span>
      ))}
      {documents.map((d) => (
        <a href={address("document", d.id)}>{t("marked")}</a>
      ))}
      {report.rejected.map((r) => (
        <span class="bad">{r.reason}</span>
      ))}
    </div>
  );
}
