// The explorer's pure parts: what is drawn where, what a link holds, what a
// text is cut into.
import assert from "node:assert/strict";
import { test } from "node:test";
import { csv } from "../src/csv";
import { merge, visible, everything, type Link, type Picture, type Vertex } from "../src/graph/model";
import { fit, scene, shorten, toPlane, toScreen, type Label } from "../src/graph/scene";
import { settle } from "../src/graph/settle";
import { decode, encode, nothing, type View } from "../src/graph/state";
import { day, place } from "../src/pictures/timeline";
import { lines, pieces } from "../src/text";
import { provinceOf, provinces } from "../src/provinces";

const vertex = (id: string, investment = 0): Vertex => ({ id, name: id, type: "Project", investment });
const link = (source: string, target: string, part: Partial<Link> = {}): Link => ({
  id: `${source} ${target}`, source, target, predicate: "locatedIn", evidence: 1, confidence: 0.9, years: [2023], ...part,
});

test("a text is cut where marks begin and end, and every piece knows its marks", () => {
  const evidence = [
    { start: 2, end: 8, iri: "a", statements: [], rule: "", confidence: 1 },
    { start: 5, end: 10, iri: "b", statements: [], rule: "", confidence: 1 },
  ];
  const got = pieces(0, 12, [{ start: 4, end: 6, text: "", entity: "x" }], evidence).map((p) => [p.start, p.end, p.mention?.entity ?? "", p.evidence.map((e) => e.iri).join("")]);
  assert.deepEqual(got, [[0, 2, "", ""], [2, 4, "", "a"], [4, 5, "x", "a"], [5, 6, "x", "ab"], [6, 8, "", "ab"], [8, 10, "", "b"], [10, 12, "", ""]]);
});

test("blank lines are no lines", () => {
  assert.deepEqual(lines("\n\n一\n \n二三\n", 0, 9), [[2, 3], [6, 8]]);
  assert.deepEqual(lines("一\n二\n三", 2, 4), [[2, 3]]);
});

test("a view survives its address", () => {
  const view: View = {
    open: ["enterprise/crrc", "place/2102"], depth: 2, paths: [["enterprise/crrc", "zone/太平湾"]], hidden: ["person/李"],
    filter: { classes: ["Person"], predicates: ["partOf"], from: 2020, to: 2023, confidence: 0.45 },
    selected: "0f3a", camera: { x: -12.5, y: 3, scale: 0.75 }, moved: new Map([["place/2102", { x: 1.5, y: -2 }]]),
  };
  assert.deepEqual(decode(new URLSearchParams(encode(view).toString())), view);
  assert.equal(encode(nothing).toString(), "");
});

test("an address that people spoilt is a view all the same", () => {
  const view = decode(new URLSearchParams("depth=x&camera=1~2&path=a&confidence=&from=NaN"));
  assert.deepEqual(view, nothing);
});

test("filters leave what the user asked for", () => {
  const picture: Picture = { vertices: ["a", "b", "c"].map((id) => vertex(id)), links: [link("a", "b"), link("a", "c", { confidence: 0.3, years: [2019] })] };
  const ids = (p: Picture) => p.vertices.map((v) => v.id).join("");
  assert.equal(ids(visible(picture, everything, new Set(["a"]))), "abc");
  assert.equal(ids(visible(picture, { ...everything, confidence: 0.5 }, new Set(["a"]))), "ab");
  assert.equal(ids(visible(picture, { ...everything, to: 2020 }, new Set(["a"]))), "ac");
  assert.equal(ids(visible(picture, { ...everything, classes: ["Project"] }, new Set(["a"]))), "a");
  assert.equal(ids(visible(picture, { ...everything, predicates: ["locatedIn"] }, new Set(["b"]))), "b");
});

test("merging twice changes nothing", () => {
  const a: Picture = { vertices: [vertex("a"), vertex("b")], links: [link("a", "b")] };
  assert.deepEqual(merge(a, a), a);
});

test("what stands stays where it is, and what comes is apart from it", () => {
  const standing = new Map([["a", { x: 0, y: 0 }], ["b", { x: 100, y: 0 }]]);
  const fresh = Array.from({ length: 12 }, (_, i) => vertex(`n${i}`));
  const links = fresh.map((v) => link("b", v.id));
  const at = settle([vertex("a"), vertex("b"), ...fresh], links, standing);
  assert.deepEqual(at.get("a"), { x: 0, y: 0 });
  assert.deepEqual(at.get("b"), { x: 100, y: 0 });
  const all = [...at.values()];
  for (let i = 0; i < all.length; i++) for (let j = 0; j < i; j++) assert.ok(Math.hypot(all[i]!.x - all[j]!.x, all[i]!.y - all[j]!.y) > 20);
  assert.deepEqual(settle([vertex("a"), vertex("b"), ...fresh], links, standing), at, "the same again");
});

test("names on the screen do not cover each other", () => {
  const names = Array.from({ length: 80 }, (_, i) => vertex(`大连太平湾合作创新区第${i}号项目`, i * 1e9));
  const links = names.slice(1).map((v) => link(names[0]!.id, v.id));
  const at = new Map(names.map((v, i) => [v.id, { x: (i % 9) * 60, y: Math.floor(i / 9) * 50 }]));
  const size = { width: 900, height: 600 };
  const wide = (s: string, px: number) => [...s].length * px;
  const { discs, arrows } = scene({ vertices: names, links }, at, fit([...at.values()], size), size, wide);
  const labels = (list: (Label | null)[], px: number) => list.flatMap((label) => (label ? [{ l: label, px }] : []));
  const boxes = [...labels(discs.map((d) => d.label), 12.5), ...labels(arrows.map((a) => a.label), 11)].map(({ l, px }) => {
    const w = wide(l.text, px);
    const left = l.anchor === "start" ? l.x : l.anchor === "end" ? l.x - w : l.x - w / 2;
    return { left, right: left + w, top: l.y - px, bottom: l.y + 2 };
  });
  assert.ok(boxes.length > 10);
  for (const [i, a] of boxes.entries())
    for (const b of boxes.slice(0, i)) assert.ok(a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top);
});

test("labels are cut to the room of as many Chinese characters", () => {
  assert.equal(shorten("中国石油天然气集团有限公司", 8), "中国石油天然气…");
  assert.equal(shorten("中国中车", 4), "中国中车");
  assert.equal(shorten("CRRC Corporation Limited", 8), "CRRC Corporat…");
});

test("screen and plane are each other's inverse", () => {
  const [camera, size] = [{ x: 12, y: -5, scale: 0.4 }, { width: 800, height: 500 }];
  const back = toPlane(toScreen({ x: 77, y: 3 }, camera, size), camera, size);
  assert.ok(Math.abs(back.x - 77) < 1e-9 && Math.abs(back.y - 3) < 1e-9);
});

test("events of a time axis have a lane each where their texts would meet", () => {
  const marks = ["2023-06-21", "2023-06-22", "2023-06", "2023"].map((date) => ({ date, name: "太平湾合作创新区重大项目集中签约", investment: 0, href: "" }));
  const placed = place(marks.map((m) => ({ ...m, at: day(m.date)! })), day("2022")!, day("2024")!, 700);
  assert.equal(new Set(placed.map((p) => p.lane)).size, 4);
  for (const p of placed) assert.ok(p.x >= 0 && p.x <= 700);
  assert.equal(day("--06-21"), null);
});

test("places are of their province by their code", () => {
  assert.deepEqual(["place/21", "place/2102", "place/210213", "place/99", "zone/2102", "place/某地-1a2b"].map(provinceOf), ["21", "21", "21", "", "", ""]);
  assert.equal(provinces.length, 34);
  assert.equal(new Set(provinces.map((p) => `${p.column} ${p.row}`)).size, 34, "no two on one tile");
});

test("a spreadsheet runs nothing of a downloaded table", () => {
  assert.equal(csv(["名称", "额"], [["=1+1", -5], ['说"好"', "a,b"]]), '\ufeff名称,额\r\n\'=1+1,-5\r\n"说""好""","a,b"\r\n');
});
