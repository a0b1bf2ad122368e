// The ten things that a newcomer does, in both languages, on a wide and on a
// narrow screen.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Browser, Locator } from "playwright-core";
import { vocabulary } from "../src/words";
import { launch, Visit, type Setting } from "./browser";

let browser: Browser;
before(async () => void (browser = await launch()));
after(() => browser.close());

const settings: Setting[] = (["zh", "en"] as const).flatMap((lang) => [1440, 390].map((width) => ({ lang, width })));
const dalian = "place/2102";
const ask = async (path: string) => (await fetch(`${process.env.BASE}api/v1/${path}`)).json();

for (const setting of settings)
  describe(`${setting.lang} ${setting.width}`, () => {
    const word = (name: string) => vocabulary[name]![setting.lang === "zh" ? 0 : 1];
    const visiting = (name: string, view: string, steps: (v: Visit) => Promise<void>) =>
      test(name, async () => {
        const v = await Visit.start(browser, setting, view);
        try {
          await steps(v);
        } catch (e) {
          await v.page.screenshot({ path: `${process.env.SHOTS}/failed-${setting.lang}-${setting.width}.png` }).catch(() => undefined);
          throw e;
        }
        await v.end();
      });

    visiting("1 finds an entity with the keyboard alone", "", async (v) => {
      await v.look("home");
      await v.page.keyboard.press("/");
      await v.page.keyboard.type("大连");
      const hits = v.page.getByRole("listbox").getByRole("option");
      await hits.first().waitFor();
      await v.look("search");
      await v.page.keyboard.press("ArrowDown");
      await v.page.keyboard.press("ArrowUp");
      const name = await hits.first().locator(".hit-name").innerText();
      await v.page.keyboard.press("Enter");
      await v.page.getByRole("heading", { level: 1, name }).waitFor();
    });

    visiting("2 reads what is known of a place, and when", `#/entity/${dalian}`, async (v) => {
      await v.page.getByRole("heading", { level: 1 }).getByText("大连市").waitFor();
      assert.ok((await v.page.locator(".facts li").count()) > 3, "facts");
      await v.page.getByRole("heading", { name: v.words.places, exact: true }).waitFor();
      await v.look("entity");
    });

    visiting("3 clicks a fact and reads the sentence that states it", `#/entity/${dalian}`, async (v) => {
      const { items } = await ask("documents?limit=1");
      const { facts, evidence } = await ask(`documents/${items[0].id}`);
      assert.ok(facts.length > 0 && evidence.length > 0, "the seed documents state something");
      await v.go(`#/fact/${facts[0].id}`);
      const quote = await v.page.locator(".quotes blockquote").first().innerText();
      const marked = await v.page.locator("mark.at").allInnerTexts();
      assert.equal(bare(marked.join("")), bare(quote));
      await v.page.getByText(v.words.confidence).first().waitFor();
      await v.look("fact");
    });

    visiting("4 opens a neighbour in the graph, and undoes it", `#/graph?open=${dalian}`, async (v) => {
      const nodes = v.page.locator("[data-vertex]");
      await nodes.first().waitFor();
      const before = await nodes.count();
      const where = await place(v.page.locator(`[data-vertex="${dalian}"] .disc`));
      const other = await v.page.locator("[data-vertex]").evaluateAll((all) => all.map((n) => n.getAttribute("data-vertex")!).find((id) => /^(zone|project|enterprise)/.test(id))!);
      await v.page.locator(`[data-vertex="${other}"]`).focus();
      await v.page.keyboard.press("Enter");
      await v.page.waitForURL(/open=.*open=/);
      await v.settle();
      await v.look("graph");
      const selected = v.page.locator(".about h2").first();
      await selected.waitFor();
      await v.page.getByRole("button", { name: v.words.undo }).click();
      await v.settle();
      assert.equal(await nodes.count(), before);
      assert.deepEqual(await place(v.page.locator(`[data-vertex="${dalian}"] .disc`)), where, "what stands does not move");
    });

    visiting("5 filters the graph, with the table in step", `#/graph?open=${dalian}`, async (v) => {
      const links = v.page.locator(".arrow");
      await links.first().waitFor();
      const all = await links.count();
      await v.page.getByRole("tab", { name: v.words.filter }).click();
      await v.page.getByRole("group", { name: v.words.filterPredicate }).getByRole("button").first().click();
      await v.settle();
      const left = await links.count();
      assert.ok(left < all, `${left} of ${all}`);
      await v.look("filter");
      await v.page.getByRole("tab", { name: v.words.table }).click();
      const rows = v.page.locator(".side tbody tr");
      assert.equal(await rows.count(), Math.min(left, 200));
      await v.look("graph-table");
      const link = v.page.url();
      await v.go("");
      await v.page.goto(link);
      await v.settle();
      assert.equal(await links.count(), left, "the link shows the same");
    });

    visiting("6 finds a path between two, and saves the picture", `#/graph?open=${dalian}&at=${dalian}`, async (v) => {
      await v.page.locator("[data-vertex]").first().waitFor();
      await v.page.getByRole("button", { name: v.words.path, exact: true }).click();
      await v.page.getByRole("combobox", { name: v.words.pathTo, exact: true }).fill("太平湾");
      await v.page.getByRole("option").first().waitFor();
      await v.page.keyboard.press("Enter");
      await v.page.waitForURL(/path=/);
      await v.settle();
      await v.look("path");
      await v.page.getByText(v.words.exportAs, { exact: true }).click();
      const svg = (await v.saved(() => v.page.getByRole("button", { name: "SVG" }).click())).toString();
      assert.match(svg, /^<svg [^>]*xmlns=.*<circle .*大连市.*<\/svg>\s*$/s);
      const png = await v.saved(() => v.page.getByRole("button", { name: "PNG" }).click());
      assert.equal(png.subarray(1, 4).toString(), "PNG");
      assert.ok(png.length > 5000);
    });

    visiting("7 loads a document, sees what was found in it, takes it back", "#/documents", async (v) => {
      const name = `newcomer-${setting.lang}-${setting.width}.txt`;
      const text = `中车在太平湾建设新厂\n\n2023年6月21日，中国中车集团有限公司投资建设的太平湾轨道装备项目${setting.lang}${setting.width}在大连太平湾合作创新区开工，总投资12亿元。\n`;
      await v.page.getByLabel(v.words.token).first().fill(process.env.TOKEN!);
      await v.look("documents");
      const data = await v.page.evaluateHandle(
        ([n, t]) => {
          const dropped = new DataTransfer();
          dropped.items.add(new File([t!], n!, { type: "text/plain" }));
          return dropped;
        },
        [name, text],
      );
      await v.page.dispatchEvent(".drop", "drop", { dataTransfer: data });
      await v.page.locator(".report").getByText(v.words.loaded).waitFor();
      await v.look("loaded");
      await v.page.locator(".report a").click();
      await v.page.locator("mark").first().waitFor();
      assert.ok((await v.page.locator("a.mention").count()) > 0, "names are marked");
      await v.page.locator("mark:not(:has(a))").first().click();
      await v.page.locator("mark.at").first().waitFor();
      await v.look("document");
      await v.page.getByRole("button", { name: v.words.retract }).click();
      await v.page.getByRole("alertdialog").getByRole("button", { name: v.words.retract }).click();
      await v.page.getByRole("heading", { level: 1, name: v.words.documents }).waitFor();
      await v.settle();
      assert.equal(await v.page.getByText(name).count(), 0);
    });

    visiting("8 looks at the pictures, each with its numbers and its query", "#/pictures", async (v) => {
      for (const kind of ["zones", "industries", "enterprises", "events", "flows", "stages"]) {
        await v.go(`#/pictures/${kind}`);
        await v.page.locator("main .card").nth(1).waitFor();
        await v.look(`picture-${kind}`);
        const rows = await v.page.locator("tbody tr").count();
        assert.ok(rows > 0, `${kind} has rows`);
        const csv = (await v.saved(() => v.page.getByRole("button", { name: v.words.csv }).click())).toString();
        assert.equal(csv.trimEnd().split("\r\n").length, Math.max(rows, await total(v.page.locator("caption .dim"))) + 1, kind);
        await v.page.getByText(v.words.behind).click();
        await v.page.getByText("curl").waitFor();
      }
    });

    visiting("9 asks a ready-made question, and shares the answer", "#/console", async (v) => {
      await v.look("console");
      await v.go("#/console?run=projects-involving");
      await v.page.getByRole("button", { name: v.words.run, exact: true }).isDisabled();
      await v.page.getByRole("combobox", { name: new RegExp(`^${word("Enterprise")}`) }).fill("中国石油天然气集团有限公司");
      await v.page.getByRole("button", { name: v.words.run, exact: true }).click();
      await v.page.locator("table").waitFor();
      await v.look("question");
      await v.page.getByRole("button", { name: v.words.copyLink }).click();
      const link = await v.page.evaluate(() => navigator.clipboard.readText());
      const answer = await v.page.locator("tbody").innerText();
      await v.go("");
      await v.page.goto(link);
      await v.page.locator("table").waitFor();
      assert.equal(await v.page.locator("tbody").innerText(), answer);
    });

    visiting("10 writes Gizmo: completes, runs, errs, stops", "#/console", async (v) => {
      const editor = v.page.getByRole("textbox", { name: v.words.editor });
      const run = v.page.getByRole("button", { name: v.words.run, exact: true });
      const write = async (text: string) => {
        await editor.click();
        await v.page.keyboard.press("Control+a");
        await v.page.keyboard.type(text);
      };
      await write("g.V().ta");
      await v.page.getByRole("option", { name: "tag" }).first().waitFor();
      await v.look("completion");
      await v.page.keyboard.press("Escape");
      await write(`g.V("<id:place/2102>").all()`);
      await v.page.keyboard.press("Escape");
      await run.click();
      await v.page.locator("tbody tr").first().waitFor();
      await v.look("gizmo");
      await v.page.getByRole("tab", { name: v.words.resultGraph }).click();
      await v.page.locator("#result [data-vertex]").first().waitFor();
      await v.look("gizmo-graph");
      await write("g.V(.all()");
      await run.click();
      await v.page.locator(".error").waitFor();
      await v.look("gizmo-error");
      await write("while (true) {}");
      await run.click();
      await v.page.getByRole("button", { name: v.words.stop }).click();
      await v.page.getByText(v.words.stopped).waitFor();
    });

    visiting("judges a fact, and takes the judgement back", "#/review", async (v) => {
      const { items } = await ask("documents?limit=1");
      const { facts } = await ask(`documents/${items[0].id}`);
      await v.look("review");
      await v.go(`#/fact/${facts.at(-1).id}`);
      await v.page.getByLabel(v.words.who).fill("李");
      await v.page.getByLabel(v.words.token).fill(process.env.TOKEN!);
      await v.page.getByRole("button", { name: word("accept"), exact: true }).click();
      await v.page.getByText(v.words.judged).waitFor();
      await v.look("judge");
      await v.go("#/review");
      const undo = v.page.getByRole("combobox", { name: word("undo") });
      await undo.selectOption({ index: 1 });
      await v.page.getByRole("button", { name: word("undo"), exact: true }).click();
      await v.page.locator("td").getByText(v.words.undone).first().waitFor();
      await v.look("judgements");
    });

    visiting("switches the language, and keeps it", "", async (v) => {
      await v.page.getByRole("button", { name: v.words.otherLanguage }).click();
      const lang = await v.page.evaluate(() => document.documentElement.lang);
      assert.equal(lang, setting.lang === "zh" ? "en" : "zh-Hans");
      await v.page.reload();
      await v.settle();
      assert.equal(await v.page.evaluate(() => document.documentElement.lang), lang);
    });

    visiting("says what is wrong", "#/entity/enterprise/no-such-thing", async (v) => {
      await v.page.getByRole("alert").waitFor();
      await v.look("not-found");
    });
  });

const bare = (s: string) => s.replace(/\s+/g, "");

const place = (disc: Locator) => disc.evaluate((d) => [d.getAttribute("cx"), d.getAttribute("cy")]);

const total = async (caption: Locator) => Number((await caption.first().innerText()).split("/")[0]!.replace(/\D/g, ""));
