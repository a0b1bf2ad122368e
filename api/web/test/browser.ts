// A page of the explorer in Chromium, and what every view of it must keep.
import assert from "node:assert/strict";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { chromium, type Browser, type Page } from "playwright-core";
import { en, zh } from "../src/words";

export type Words = typeof zh;

export interface Setting {
  lang: "zh" | "en";
  width: number;
}

const base = process.env.BASE!;
const shots = process.env.SHOTS!;
const axe = readFileSync(join(process.env.WEB!, "node_modules/axe-core/axe.min.js"), "utf8");
const heights: Record<number, number> = { 1440: 900, 390: 844 };
const flags = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"];

const expected = [
  /status of (4\d\d|504)/, // what a test asks for that is not there
  /Applying inline style violates/, // counted by its target, below
];

export const launch = (): Promise<Browser> => chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: flags });

export class Visit {
  readonly words: Words;
  readonly faults: string[] = [];
  private pending = 0; // requests

  private constructor(
    readonly page: Page,
    readonly setting: Setting,
  ) {
    this.words = setting.lang === "zh" ? zh : en;
    page.on("request", (r) => /^(https?|wss?):/.test(r.url()) && !r.url().startsWith(base) && this.faults.push(`a request left: ${r.url()}`));
    page.on("request", () => this.pending++);
    for (const end of ["requestfinished", "requestfailed"] as const) page.on(end as "requestfinished", () => this.pending--);
    page.on("pageerror", (e) => this.faults.push(`error: ${e.message}`));
    page.on("console", (m) => m.type() === "error" && !expected.some((e) => e.test(m.text())) && this.faults.push(`console: ${m.text()}`));
  }

  /** start opens a new browser window at a view. */
  static async start(browser: Browser, setting: Setting, view = ""): Promise<Visit> {
    const context = await browser.newContext({
      viewport: { width: setting.width, height: heights[setting.width]! },
      locale: setting.lang === "zh" ? "zh-CN" : "en-GB",
      permissions: ["clipboard-read", "clipboard-write"],
      hasTouch: setting.width < 500,
    });
    // Chromium itself tries inline styles where a selection is typed over; the
    // editor draws the text anew. Everything else that the policy stops is a fault.
    await context.addInitScript(`addEventListener("securitypolicyviolation", (e) =>
      e.target.closest?.(".editor") || console.error("policy: " + e.violatedDirective + " " + e.blockedURI + " " + e.target))`);
    const page = await context.newPage();
    page.setDefaultTimeout(8000);
    const visit = new Visit(page, setting);
    await visit.go(view);
    return visit;
  }

  async go(view: string) {
    await this.page.goto(base + view);
    await this.settle();
  }

  /** settle waits until nothing is being fetched any more. */
  async settle() {
    for (let quiet = 0; quiet < 4; quiet = this.pending > 0 ? 0 : quiet + 1) await this.page.waitForTimeout(20);
    await this.page.locator(".wait").waitFor({ state: "detached" });
  }

  /** look keeps a screenshot of the view, and holds it to what every view must keep. */
  async look(name: string) {
    await this.settle();
    const { lang, width } = this.setting;
    mkdirSync(shots, { recursive: true });
    await this.page.screenshot({ path: join(shots, `${name}-${lang}-${width}.png`) });
    const over = await this.page.evaluate("document.documentElement.scrollWidth - innerWidth");
    assert.ok(Number(over) <= 0, `${name} is ${over} px wider than the screen`);
    assert.deepEqual(await this.violations(), [], `${name}: accessibility`);
    assert.deepEqual(this.faults, [], name);
  }

  /** violations are those that axe-core calls serious or critical. */
  private async violations(): Promise<string[]> {
    if (!(await this.page.evaluate("'axe' in window"))) await this.page.evaluate(axe);
    return this.page.evaluate(`axe.run({ resultTypes: ["violations"] }).then((r) => r.violations
      .filter((v) => ["serious", "critical"].includes(v.impact))
      .map((v) => v.id + ": " + v.nodes.map((n) => n.target.join(" ") + " " + (n.any[0]?.message ?? "")).join("; ")))`);
  }

  /** saved is the text of the file that a click makes the browser save. */
  async saved(click: () => Promise<void>): Promise<Buffer> {
    const [download] = await Promise.all([this.page.waitForEvent("download"), click()]);
    return readFileSync((await download.path())!);
  }

  async end() {
    await this.page.context().close();
    assert.deepEqual(this.faults, []);
  }
}
