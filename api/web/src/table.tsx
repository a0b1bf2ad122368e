// A table of the same rows that a picture shows, for screen readers and for
// people who copy numbers.
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { csv } from "./csv";
import { save } from "./download";
import { t } from "./i18n";
import { count } from "./number";

export interface Column<Row> {
  title: string;
  text: (row: Row) => string | number;
  show?: (row: Row) => ComponentChildren;
  numeric?: boolean;
  fixed?: boolean; // dates: never broken
}

interface Props<Row> {
  caption: string;
  columns: Column<Row>[];
  rows: Row[];
  file: string;
  total?: number; // how many there are, where rows are the first of them
}

const few = 200; // rows at first: more would make the page slow

interface Order {
  column: number;
  down: boolean;
}

export function Table<Row>({ caption, columns, rows, file, total = rows.length }: Props<Row>) {
  const [whole, setWhole] = useState(false);
  const [order, setOrder] = useState<Order | null>(null);
  const sorted = order ? sort(rows, columns[order.column]!, order.down) : rows;
  const shown = whole ? sorted : sorted.slice(0, few);
  const download = () => save(`${file}.csv`, csv(columns.map((c) => c.title), rows.map((r) => columns.map((c) => c.text(r)))), "text/csv");
  const turn = (column: number) =>
    setOrder(order?.column !== column ? { column, down: Boolean(columns[column]!.numeric) } : { column, down: !order.down });
  return (
    <div class="table">
      <div class="scroll" tabIndex={0} role="region" aria-label={caption}>
        <table>
          <caption>
            {caption} <span class="dim">{total > rows.length ? `${count(rows.length)} / ${count(total)}` : count(total)}</span>
          </caption>
          <thead>
            <tr>
              {columns.map((c, i) => (
                <th scope="col" class={c.numeric ? "num" : ""} aria-sort={order?.column === i ? (order.down ? "descending" : "ascending") : undefined}>
                  <button type="button" class="sort" onClick={() => turn(i)}>
                    {c.title}
                    <span aria-hidden="true">{order?.column === i ? (order.down ? " ↓" : " ↑") : ""}</span>
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((r) => (
              <tr>
                {columns.map((c) => (
                  <td class={c.numeric ? "num" : c.fixed ? "fixed" : ""}>{c.show ? c.show(r) : c.text(r)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p class="buttons">
        {rows.length > shown.length && (
          <button type="button" onClick={() => setWhole(true)}>
            {t("showAll")}
          </button>
        )}
        <button type="button" onClick={download}>
          {t("csv")}
        </button>
      </p>
    </div>
  );
}

function sort<Row>(rows: Row[], column: Column<Row>, down: boolean): Row[] {
  const key = (r: Row) => {
    const v = column.text(r);
    return column.numeric ? Number(v) || 0 : String(v);
  };
  const compare = (a: Row, b: Row) => {
    const [x, y] = [key(a), key(b)];
    return typeof x === "number" && typeof y === "number" ? x - y : String(x).localeCompare(String(y), "zh-Hans");
  };
  return rows.toSorted((a, b) => (down ? compare(b, a) : compare(a, b)));
}
