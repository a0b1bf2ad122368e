// The language that the page speaks.
import { signal } from "@preact/signals";
import { columns, en, vocabulary, zh } from "./words";

export type Lang = "zh" | "en";
export type Key = keyof typeof zh;

const stored = (): Lang => {
  const kept = localStorage.getItem("lang");
  if (kept === "zh" || kept === "en") return kept;
  return navigator.language.startsWith("zh") ? "zh" : "en";
};

export const lang = signal<Lang>(stored());

const mark = () => {
  document.documentElement.lang = lang.value === "zh" ? "zh-Hans" : "en";
  document.title = `soegraph · ${t("title")}`;
};

export function switchLang() {
  lang.value = lang.value === "zh" ? "en" : "zh";
  localStorage.setItem("lang", lang.value);
  mark();
}

/** t is the page's own text in the language chosen. */
export const t = (key: Key): string => (lang.value === "zh" ? zh : en)[key];

const index = () => (lang.value === "zh" ? 0 : 1);

/** word is a class, predicate, stage or role of the vocabulary as people read it. */
export const word = (name: string): string => vocabulary[name]?.[index()] ?? name;

/** heading is a column of a named query as people read it. */
export const heading = (column: string): string => columns[column]?.[index()] ?? word(column);

/** known reports whether a text is a word of the vocabulary. */
export const known = (name: string): boolean => name in vocabulary;

mark();
