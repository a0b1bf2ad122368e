// A search field with suggestions, for the keyboard all the way (the combobox
// pattern of the ARIA authoring practices).
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { search, type Entity } from "./api";
import { colour } from "./colour";
import { t, word } from "./i18n";

const pause = 60; // milliseconds of silence before a question is sent

interface Props {
  label: string;
  pick: (hit: Entity) => void;
  shortcut?: boolean; // "/" goes to this field
  big?: boolean;
  types?: string[]; // only these classes
  field?: Field; // what is chosen stays in the field
}

interface Field {
  id: string;
  value: string;
  change: (text: string) => void;
  required: boolean;
}

export function Search({ label, pick, shortcut, big, types, field }: Props) {
  const [text, setText] = useState(field?.value ?? "");
  const settled = useRef(text); // not to be asked about: it was chosen
  const [hits, setHits] = useState<Entity[] | null>(null);
  const [at, setAt] = useState(0);
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const wanted = useRef(false); // Enter was pressed before the answer came

  useEffect(() => {
    if (!text.trim() || text === settled.current) return setHits(null);
    const abort = new AbortController();
    const timer = setTimeout(() => {
      search(text, abort.signal, types).then(show, () => abort.signal.aborted || show([]));
    }, pause);
    const show = (found: Entity[]) => {
      if (abort.signal.aborted) return;
      if (wanted.current && found[0]) return choose(found[0]);
      if (!box.current?.contains(document.activeElement)) return; // the reader has gone on
      setHits(found);
      setAt(0);
    };
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [text]);

  const leave = (e: FocusEvent) => box.current?.contains(e.relatedTarget as Node) || setHits(null);
  useEffect(() => {
    if (!shortcut) return;
    const slash = (e: KeyboardEvent) => {
      const typing = (e.target as Element).closest?.("input, textarea, select, [contenteditable], .editor");
      if (e.key !== "/" || typing || e.ctrlKey || e.metaKey) return;
      e.preventDefault();
      box.current?.querySelector("input")?.focus();
    };
    addEventListener("keydown", slash);
    return () => removeEventListener("keydown", slash);
  }, []);

  const choose = (hit: Entity) => {
    wanted.current = false;
    settled.current = field ? hit.name : "";
    setText(settled.current);
    setHits(null);
    pick(hit);
  };
  const key = (e: KeyboardEvent) => {
    const n = hits?.length ?? 0;
    if (e.isComposing) return; // an input method is choosing characters
    if (e.key === "ArrowDown" && n) setAt((at + 1) % n);
    else if (e.key === "ArrowUp" && n) setAt((at + n - 1) % n);
    else if (e.key === "Enter" && hits?.[at]) choose(hits[at]);
    else if (e.key === "Enter" && field) return setHits(null); // sends the form
    else if (e.key === "Enter") wanted.current = true;
    else if (e.key === "Escape") setHits(null);
    else return;
    e.preventDefault();
  };

  useEffect(() => {
    if (!field || field.value === text) return;
    settled.current = field.value; // an example was taken over
    setText(field.value);
  }, [field?.value]);

  const open = hits !== null;
  return (
    <div class={"search" + (big ? " big" : "")} ref={box} onFocusOut={leave}>
      <input
        type="search"
        role="combobox"
        aria-label={field ? undefined : label}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        aria-activedescendant={open && hits.length ? `${id}-${at}` : undefined}
        aria-autocomplete="list"
        autocomplete="off"
        spellcheck={false}
        title={t("searchHelp")}
        placeholder={field ? undefined : label}
        value={text}
        id={field?.id}
        required={field?.required}
        onInput={(e) => {
          wanted.current = false;
          setText(e.currentTarget.value);
          field?.change(e.currentTarget.value);
        }}
        onKeyDown={key}
      />
      {shortcut && !text && <kbd aria-hidden="true">/</kbd>}
      {open && (
        <ul role="listbox" id={id} aria-label={label}>
          {!hits.length && (
            <li class="dim" role="option" aria-selected="false" aria-disabled="true">
              {t("noHits")}
            </li>
          )}
          {hits.map((hit, i) => (
            <li key={hit.id} id={`${id}-${i}`} role="option" aria-selected={i === at} onPointerEnter={() => setAt(i)} onPointerDown={(e) => e.preventDefault()} onClick={() => choose(hit)}>
              <Kind type={hit.type} />
              <span class="hit-name">{hit.name}</span>
              <span class="aliases">{hit.aliases.slice(0, 4).join(" · ")}</span>
            </li>
          ))}
        </ul>
      )}
      <span class="unseen" role="status">
        {open && (hits.length ? `${hits.length} ${t("hits")}` : t("noHits"))}
      </span>
    </div>
  );
}

/** Kind is the class of an entity, as a coloured word. */
export const Kind = ({ type }: { type: string }) => (
  <span class="kind" style={{ color: colour(type), borderColor: colour(type) }}>
    {word(type)}
  </span>
);
