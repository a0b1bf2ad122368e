// Bundles the explorer into dist/, which the Go binary embeds.
import { build } from "esbuild";
import { cp, readdir, rm } from "node:fs/promises";

for (const name of await readdir("dist")) {
  if (name !== ".keep") await rm(`dist/${name}`, { recursive: true });
}
await build({
  entryPoints: ["src/main.tsx", "src/style.css"],
  outdir: "dist",
  bundle: true,
  splitting: true,
  format: "esm",
  target: "es2022",
  minify: true,
  charset: "utf8",
  legalComments: "linked",
  jsx: "automatic",
  jsxImportSource: "preact",
  logLevel: "warning",
});
await cp("index.html", "dist/index.html");
await cp("icon.svg", "dist/icon.svg");
