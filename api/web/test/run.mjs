// Runs the explorer's tests: its pure parts in Node, then the page in Chromium
// against the binary, which serves the seed documents from a store of its own.
//
//   SOEGRAPH=../../soegraph   the binary
//   run.mjs 'zh 1440' explorer   only the tests whose names match, of that file
//   BASE=http://...           a server that runs already, instead of the binary
import { build } from "esbuild";
import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { typesOf } from "../types.mjs";

const token = "a-token-for-tests";
const patience = 60_000; // milliseconds that the server may take to load the seeds

// What the page's modules touch when they are loaded.
const browser = `
globalThis.localStorage ??= { getItem: () => "zh", setItem() {} };
globalThis.document ??= { documentElement: {} };
globalThis.location ??= { hash: "" };
globalThis.addEventListener ??= () => {};
`;

const folder = await mkdtemp(join(tmpdir(), "soegraph-web-"));
const bundles = resolve("node_modules/.tests"); // where imports of packages are found
let server;
let failed = true;
try {
  await build({
    entryPoints: ["test/units.test.ts", "test/explorer.test.ts"],
    outdir: bundles,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    jsx: "automatic",
    jsxImportSource: "preact",
    external: ["playwright-core"],
    banner: { js: browser },
    logLevel: "warning",
  });
  const base = process.env.BASE ?? (await start());
  await checkTypes(base);
  const [pattern, ...names] = process.argv.slice(2);
  const files = (names.length ? names : ["units", "explorer"]).map((name) => join(bundles, `${name}.test.mjs`));
  const tests = spawn(process.execPath, ["--test", "--test-concurrency=1", "--test-reporter=spec", ...(pattern ? [`--test-name-pattern=${pattern}`] : []), ...files], {
    stdio: "inherit",
    env: { ...process.env, BASE: base, TOKEN: process.env.TOKEN ?? token, SHOTS: resolve("../../artefacts/explorer"), WEB: resolve(".") },
  });
  failed = (await new Promise((done) => tests.on("close", done))) !== 0;
} finally {
  server?.kill("SIGTERM");
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}
process.exit(failed ? 1 : 0);

/** checkTypes holds the page's types of the API to the API. */
async function checkTypes(base) {
  const made = typesOf(await (await fetch(base + "api/openapi.json")).json());
  if (made !== (await readFile("src/schema.ts", "utf8")))
    throw new Error("src/schema.ts is not what the server's OpenAPI document says: node types.mjs ADDRESS > src/schema.ts");
}

/** start runs the binary on a free port, and waits until it is ready. */
async function start() {
  const port = await freePort();
  const base = `http://127.0.0.1:${port}/`;
  server = spawn(resolve(process.env.SOEGRAPH ?? "../../soegraph"), ["up", "--store", join(folder, "store"), "--addr", `127.0.0.1:${port}`, "--token", token], {
    cwd: folder,
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  server.stderr.on("data", (chunk) => (said = (said + chunk).slice(-4000)));
  let gone = false;
  server.on("exit", () => (gone = true));
  const until = Date.now() + patience;
  while (!gone && Date.now() < until) {
    const answer = await fetch(base + "readyz").catch(() => null);
    if (answer?.ok) return base;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`the server ${gone ? "ended" : "was not ready in time"}:\n${said}`);
}

async function freePort() {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.on("error", fail);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });
}
