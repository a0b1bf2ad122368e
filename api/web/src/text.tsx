// A text with its marks: what is mentioned, and the sentences that state facts.
import { useEffect, useMemo, useRef } from "preact/hooks";
import type { Marked, Mention } from "./api";
import { colour } from "./colour";
import { address } from "./route";

/** Piece is a run of text under the same marks. */
export interface Piece {
  start: number;
  end: number;
  mention: Mention | null;
  evidence: Marked[];
}

/** pieces cuts text from..to wherever a mark begins or ends. */
export function pieces(from: number, to: number, mentions: Mention[], evidence: Marked[]): Piece[] {
  const inside = (m: { start: number; end: number }) => m.start < to && m.end > from && m.start < m.end;
  const [spans, quotes] = [mentions.filter(inside), evidence.filter(inside)];
  const cuts = [...new Set([from, to, ...[...spans, ...quotes].flatMap((m) => [Math.max(from, m.start), Math.min(to, m.end)])])];
  cuts.sort((a, b) => a - b);
  const list: Piece[] = [];
  let [m, live] = [0, [] as Marked[]];
  const starts = quotes.toSorted((a, b) => a.start - b.start);
  let next = 0;
  for (let i = 0; i + 1 < cuts.length; i++) {
    const [start, end] = [cuts[i]!, cuts[i + 1]!];
    while (m < spans.length && spans[m]!.end <= start) m++;
    while (next < starts.length && starts[next]!.start <= start) live.push(starts[next++]!);
    live = live.filter((q) => q.end > start);
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
  evidence: Marked[];
  at: string; // the IRI of the evidence to show
  choose?: (e: Marked) => void;
}

export function MarkedText({ text, from, to, mentions, evidence, at, choose }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const cut = useMemo(() => pieces(from, to, mentions, evidence), [from, to, mentions, evidence]);
  useEffect(() => {
    const mark = at && box.current?.querySelector("mark.at");
    if (mark) mark.scrollIntoView({ block: "center" });
  }, [at, cut]);
  const click = (e: MouseEvent) => {
    const iri = (e.target as Element).closest("[data-evidence]")?.getAttribute("data-evidence");
    const chosen = evidence.find((x) => x.iri === iri);
    if (chosen && !(e.target as Element).closest("a")) choose?.(chosen);
  };
  return (
    <div class="fulltext" ref={box} onClick={click}>
      {cut.map((p) => {
        const words = text.slice(p.start, p.end);
        const name = p.mention ? <Named mention={p.mention} words={words} /> : words;
        if (!p.evidence.length) return name;
        const here = p.evidence.find((e) => e.iri === at);
        const shortest = here ?? p.evidence.reduce((a, b) => (b.end - b.start < a.end - a.start ? b : a));
        return (
          <mark class={here ? "at" : ""} data-evidence={shortest.iri}>
            {name}
          </mark>
        );
      })}
    </div>
  );
}

const classOf = (id: string) => id.slice(0, 1).toUpperCase() + id.slice(1, id.indexOf("/"));

const Named = ({ mention, words }: { mention: Mention; words: string }) => (
  <a class="mention" href={address("entity", mention.entity)} style={{ textDecorationColor: colour(classOf(mention.entity)) }}>
    {words}
  </a>
);
