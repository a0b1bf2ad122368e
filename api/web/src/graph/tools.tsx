// The tools above the graph: undo, zoom, path, link, files.
import { useState } from "preact/hooks";
import type { Entity } from "../api";
import { part, url } from "../api";
import { copy, save } from "../download";
import { t } from "../i18n";
import { steps } from "../route";
import { Search } from "../search";
import type { Board } from "./board";
import * as files from "./files";
import { Icon, type Sign } from "./icons";
import type { Picture } from "./model";
import { nothing, type View } from "./state";

interface Props {
  view: View;
  picture: Picture;
  handle: { current: Board | null };
  change: (part: Partial<View>, step?: boolean) => void;
  expandOnClick: boolean;
  setExpandOnClick: (on: boolean) => void;
}

const formats: [format: string, title: string][] = [
  ["gexf", "GEXF (Gephi)"],
  ["graphml", "GraphML"],
  ["csv", "CSV"],
  ["cytoscape", "Cytoscape.js"],
  ["nquads", "N-Quads"],
  ["jsonld", "JSON-LD"],
  ["html", "HTML"],
];

export function Tools({ view, picture, handle, change, expandOnClick, setExpandOnClick }: Props) {
  const [pathing, setPathing] = useState(false);
  const drawn = () => handle.current!.scene();
  const svg = () => {
    const { scene, size } = drawn();
    save("soegraph.svg", files.svg(scene, size), "image/svg+xml");
  };
  const png = async () => {
    const { scene, size } = drawn();
    const image = await files.png(scene, size);
    if (image) save("soegraph.png", image, "image/png");
  };
  const focus = view.open[0];
  return (
    <div class="tools" role="toolbar" aria-label={t("graph")}>
      <Tool title="undo" disabled={!steps()} click={() => history.back()} words />
      <Tool title="fit" click={() => handle.current?.fit()} words />
      <Tool title="zoomIn" click={() => handle.current?.zoom(1.4)} />
      <Tool title="zoomOut" click={() => handle.current?.zoom(1 / 1.4)} />
      <Tool title="path" pressed={pathing} click={() => setPathing(!pathing)} words />
      <Tool title="copyLink" click={() => void copy(location.href)} words />
      <details class="menu">
        <summary>{t("exportAs")}</summary>
        <div>
          <strong>{t("picture")}</strong>
          <button type="button" onClick={() => void png()}>PNG</button>
          <button type="button" onClick={svg}>SVG</button>
          {focus && <strong>{t("data")}</strong>}
          {focus &&
            formats.map(([format, title]) => (
              <a key={format} href={url(`entities/${part(focus)}/graph`, { depth: view.depth, format, layout: true })} download={`soegraph.${extension(format)}`}>
                {title}
              </a>
            ))}
        </div>
      </details>
      <Tool title="clear" click={() => change(nothing)} words />
      <label class="check">
        <input type="checkbox" checked={expandOnClick} onChange={(e) => setExpandOnClick(e.currentTarget.checked)} /> {t("expandClick")}
      </label>
      {pathing && (
        <PathForm
          start={picture.vertices.find((v) => v.id === view.selected)}
          done={(from, to) => {
            setPathing(false);
            change({ paths: [...view.paths, [from, to]] });
          }}
        />
      )}
    </div>
  );
}

const extension = (format: string) => ({ nquads: "nq", cytoscape: "json" })[format] ?? format;

function Tool(props: { title: Sign; click: () => void; disabled?: boolean; pressed?: boolean; words?: boolean }) {
  return (
    <button type="button" title={t(props.title)} aria-label={t(props.title)} disabled={props.disabled} aria-pressed={props.pressed} onClick={props.click}>
      <Icon sign={props.title} />
      {props.words && <span class="words">{t(props.title)}</span>}
    </button>
  );
}

type End = Pick<Entity, "id" | "name">;

/** PathForm asks for the two ends of a path; what is selected is the first. */
function PathForm({ start, done }: { start: End | undefined; done: (from: string, to: string) => void }) {
  const [from, setFrom] = useState<End | undefined>(start);
  return (
    <div class="pathform" role="group" aria-label={t("path")}>
      <span>{t("pathFrom")}</span>
      {from ? (
        <button type="button" class="chosen-end" onClick={() => setFrom(undefined)} title={t("clear")}>
          {from.name} ×
        </button>
      ) : (
        <Search label={t("pathFrom")} pick={setFrom} />
      )}
      <span>{t("pathTo")}</span>
      <Search label={t("pathTo")} pick={(to) => from && done(from.id, to.id)} />
    </div>
  );
}
