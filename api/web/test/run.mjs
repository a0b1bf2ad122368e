// Runs the explorer's tests: its pure parts in Node, then the page in Chromium
// against the binary, which serves the seed documents from a store of its own.
//
//   SOEGRAPH=../../soegraph   the binary
//   run.mjs 'zh 1440' explorer   only the tests whose names match, of that file
//   BASE=http://...           a server that runs already, instead of the binary
import { build } from "esbuild";
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

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

/** start runs the binary on a free port, and gives the address that it prints once it is ready. */
async function start() {
  server = spawn(resolve(process.env.SOEGRAPH ?? "../../soegraph"), ["up", "--store", join(folder, "store"), "--addr", "127.0.0.1:0", "--token", token], {
    cwd: folder,
    stdio: ["ignore", "pipe", "pipe"],
  });
  return new Promise((done, fail) => {
    let said = "";
    const hear = (chunk) => {
      said = (said + chunk).slice(-8000);
      const address = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0];
      if (address) done(address + "/");
    };
    server.stdout.on("data", hear);
    server.stderr.on("data", hear);
    server.on("exit", (code) => fail(new Error(`the server ended with ${code}:\n${said}`)));
    setTimeout(() => fail(new Error(`the server was not ready in time:\n${said}`)), patience).unref();
  });
}
