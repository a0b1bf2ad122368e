// The facts of the picture as a table.
import { t, word } from "../i18n";
import { percent } from "../number";
import { address } from "../route";
import { Table } from "../table";
import type { Link, Picture } from "./model";

export function FactTable({ picture }: { picture: Picture }) {
  const names = new Map(picture.vertices.map((v) => [v.id, v.name]));
  const entity = (id: string) => <a href={address("entity", id)}>{names.get(id)}</a>;
  return (
    <Table<Link>
      caption={t("table")}
      file="graph"
      rows={picture.links}
      columns={[
        { title: t("source"), text: (l) => names.get(l.source) ?? "", show: (l) => entity(l.source) },
        { title: t("relation"), text: (l) => word(l.predicate), show: (l) => <a href={address("fact", l.id)}>{word(l.predicate)}</a> },
        { title: t("target"), text: (l) => names.get(l.target) ?? "", show: (l) => entity(l.target) },
        { title: t("confidence"), text: (l) => l.confidence, show: (l) => percent(l.confidence), numeric: true },
        { title: t("evidence"), text: (l) => l.evidence, numeric: true },
      ]}
    />
  );
}
