// A text with its marks: what is mentioned, and the sentences that state facts.
import { useEffect, useMemo, useRef } from "preact/hooks";
import type { Passage, Mention } from "./api";
import { colour } from "./colour";
import { address } from "./route";

/** Piece is a run of text under the same marks. */
export interface Piece {
  start: number;
  end: number;
  mention: Mention | null;
  evidence: Passage[];
}

/** lines is where the lines of text from..to that are not blank begin and end. */
export function lines(text: string, from: number, to: number): [start: number, end: number][] {
  return [...text.slice(from, to).matchAll(/[^\n]+/g)].filter((m) => m[0].trim()).map((m) => [from + m.index, from + m.index + m[0].length]);
}

/** pieces cuts text from..to wherever a mark or a line begins or ends. */
export function pieces(from: number, to: number, mentions: Mention[], evidence: Passage[], breaks: number[] = []): Piece[] {
  const inside = (m: { start: number; end: number }) => m.start < to && m.end > from && m.start < m.end;
  const [spans, quotes] = [mentions.filter(inside), evidence.filter(inside)];
  const cuts = [...new Set([from, to, ...breaks, ...[...spans, ...quotes].flatMap((m) => [Math.max(from, m.start), Math.min(to, m.end)])])];
  cuts.sort((a, b) => a - b);
  const list: Piece[] = [];
  let [m, live] = [0, [] as Passage[]];
  const starts = quotes.toSorted((a, b) => a.start - b.start);
  let next = 0;
  for (let i = 0; i + 1 < cuts.length; i++) {
    const [start, end] = [cuts[i]!, cuts[i + 1]!];
    while (m < spans.length && spans[m]!.end <= start) m++;
    const from = next;
    while (next < starts.length && starts[next]!.start <= start) next++;
    live = [...live, ...starts.slice(from, next)].filter((q) => q.end > start);
    const mention = spans[m] && spans[m]!.start <= start ? spans[m]! : null;
    list.push({ start, end, mention, evidence: live });
  }
  return list;
}

interface Props {
  text: string;
  from: number;
  to: number;
  mentions: Mention[];
  evidence: Passage[];
  at: string; // the IRI of the evidence to show
  choose?: (e: Passage) => void;
}

export function MarkedText({ text, from, to, mentions, evidence, at, choose }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const cut = useMemo(() => {
    const rows = lines(text, from, to);
    const all = pieces(from, to, mentions, evidence, rows.flat());
    let next = 0;
    return rows.map(([start, end]) => {
      while (all[next] && all[next]!.start < start) next++;
      const first = next;
      while (all[next] && all[next]!.start < end) next++;
      return all.slice(first, next);
    });
  }, [text, from, to, mentions, evidence]);
  useEffect(() => {
    const mark = at && box.current?.querySelector<HTMLElement>("mark.at");
    const reader = box.current?.closest<HTMLElement>(".reader");
    if (!mark || !reader) return;
    // Only the reader scrolls: the page stays where it is.
    reader.scrollTop += mark.getBoundingClientRect().top - reader.getBoundingClientRect().top - reader.clientHeight / 3;
  }, [at, cut]);
  const click = (e: MouseEvent) => {
    const iri = (e.target as Element).closest("[data-evidence]")?.getAttribute("data-evidence");
    const chosen = evidence.find((x) => x.iri === iri);
    if (chosen && !(e.target as Element).closest("a")) choose?.(chosen);
  };
  return (
    <div class="fulltext" ref={box} onClick={click}>
      {cut.map((line) => (
        <p>
          {line.map((p) => (
            <Run piece={p} words={text.slice(p.start, p.end)} at={at} />
          ))}
        </p>
      ))}
    </div>
  );
}

function Run({ piece: { mention, evidence }, words, at }: { piece: Piece; words: string; at: string }) {
  const name = mention ? <Named mention={mention} words={words} /> : words;
  if (!evidence.length) return <>{name}</>;
  const here = evidence.find((e) => e.iri === at);
  const shortest = here ?? evidence.reduce((a, b) => (b.end - b.start < a.end - a.start ? b : a));
  return (
    <mark class={here ? "at" : ""} data-evidence={shortest.iri}>
      {name}
    </mark>
  );
}

const classOf = (id: string) => id.slice(0, 1).toUpperCase() + id.slice(1, id.indexOf("/"));

const Named = ({ mention, words }: { mention: Mention; words: string }) => (
  <a class="mention" href={address("entity", mention.entity)} style={{ textDecorationColor: colour(classOf(mention.entity)) }}>
    {words}
  </a>
);
