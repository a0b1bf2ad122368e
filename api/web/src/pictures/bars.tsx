// Bars: amounts by name, largest first. Plain elements, so that they reflow on
// a narrow screen; the file is drawn from the same numbers.
import { colour } from "../colour";
import { save } from "../download";
import { t } from "../i18n";

export interface Bar {
  name: string;
  value: number;
  note: string;
  href: string;
}

const most = 15;

export function Bars({ bars, title, type, file }: { bars: Bar[]; title: string; type: string; file?: string }) {
  const top = bars.slice(0, most);
  const largest = Math.max(...top.map((b) => b.value), 1);
  if (!top.length) return <p class="dim">{t("nothing")}</p>;
  return (
    <figure class="bars" aria-label={title}>
      <ol>
        {top.map((b) => (
          <li key={b.href}>
            <a href={b.href}>{b.name}</a>
            <span class="track" aria-hidden="true">
              <span class="bar" style={{ width: `${Math.max(0.6, (100 * b.value) / largest)}%`, background: colour(type) }} />
            </span>
            <span class="num">{b.note}</span>
          </li>
        ))}
      </ol>
      {file && (
        <button type="button" onClick={() => save(`${file}.svg`, draw(top, largest, colour(type)), "image/svg+xml")}>
          {t("svg")}
        </button>
      )}
    </figure>
  );
}

const escape = (s: string) => s.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

/** draw is the bars as a file: the name over each, so that long ones fit. */
function draw(bars: Bar[], largest: number, fill: string): string {
  const [width, row] = [760, 44];
  const lines = bars.map(
    (b, i) =>
      `<text x="10" y="${i * row + 22}">${escape(b.name)}</text><text x="${width - 10}" y="${i * row + 22}" text-anchor="end" fill="#5a6877">${escape(b.note)}</text>` +
      `<rect x="10" y="${i * row + 28}" width="${(((width - 20) * b.value) / largest).toFixed(1)}" height="9" rx="2" fill="${fill}"/>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${bars.length * row + 12}" font-family="system-ui, sans-serif" font-size="14"><rect width="100%" height="100%" fill="#fff"/>${lines.join("")}</svg>\n`;
}
