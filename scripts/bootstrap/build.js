import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { whileHolding } from "./lock.js";
import { giveUp, inRoot } from "./root.js";

const stampFile = inRoot("build", ".stamp");

/** Builds when a source, this file or the lockfile changed since the last build. */
export async function buildIfStale() {
  if (!isStale()) return;
  await whileHolding("build", async () => {
    if (isStale()) await build();
  });
}

/**
 * Bundles the program into build/wijkspiegel.js and each island into build/islands. Files are written beside and
 * renamed, so that a running server never reads half a file.
 */
export async function build() {
  const stamp = sourceStamp();
  const islands = await bundle({ ...browser, entryPoints: islandFiles(), outdir: inRoot("build", "islands") });
  const program = await bundle({ ...server, entryPoints: [{ in: inRoot("src/cli/main.ts"), out: "wijkspiegel" }] });
  removeOldIslands(islands);
  for (const file of [...islands, ...program]) writeWhole(file.path, file.contents);
  writeWhole(stampFile, stamp);
}

/** Bundles one file for Node into build/NAME.js: what `npm run bench` runs. */
export async function bundleForNode(file, name) {
  for (const output of await bundle({ ...server, entryPoints: [{ in: inRoot(file), out: name }] }))
    writeWhole(output.path, output.contents);
}

/** `import text from "./file.css?raw"` gives the text of a file; Vitest reads the same words the same way. */
const raw = {
  name: "raw",
  setup(bundler) {
    bundler.onResolve({ filter: /\?raw$/ }, ({ path: wanted, resolveDir }) => ({
      path: path.resolve(resolveDir, wanted.replace(/\?raw$/, "")),
      namespace: "raw",
    }));
    bundler.onLoad({ filter: /.*/, namespace: "raw" }, ({ path: file }) => ({
      contents: readFileSync(file),
      loader: "text",
      watchFiles: [file],
    }));
  },
};

const shared = {
  bundle: true,
  write: false,
  format: "esm",
  charset: "utf8",
  jsx: "automatic",
  jsxImportSource: "hono/jsx",
  plugins: [raw],
  logLevel: "silent",
};

const server = {
  ...shared,
  platform: "node",
  target: "node26",
  packages: "external",
  sourcemap: "linked",
  outdir: inRoot("build"),
};

const browser = { ...shared, platform: "browser", target: "es2022", minify: true };

async function bundle(options) {
  const esbuild = await import("esbuild");
  try {
    return (await esbuild.build(options)).outputFiles;
  } catch (error) {
    if (!error.errors) throw error;
    const lines = await esbuild.formatMessages(error.errors, { kind: "error", color: process.stderr.isTTY });
    return giveUp(lines.join("\n"));
  }
}

function islandFiles() {
  const folder = inRoot("src/web/islands");
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => /\.tsx?$/.test(name) && !/\.(test|d)\.tsx?$/.test(name))
    .map((name) => path.join(folder, name));
}

function removeOldIslands(islands) {
  const folder = inRoot("build", "islands");
  const kept = new Set(islands.map((file) => path.basename(file.path)));
  for (const name of existsSync(folder) ? readdirSync(folder) : [])
    if (!kept.has(name)) rmSync(path.join(folder, name));
}

function writeWhole(file, contents) {
  const beside = `${file}.${process.pid}`;
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(beside, contents);
  renameSync(beside, file);
}

function isStale() {
  return !existsSync(stampFile) || readFileSync(stampFile, "utf8") !== sourceStamp();
}

/** The folders that a build reads. */
const read = ["src", "samples"];

/** Names, sizes and times of everything that a build reads: reading the contents would cost each start more. */
function sourceStamp() {
  const hash = createHash("sha256");
  for (const file of [
    ...read.flatMap((folder) => sources(inRoot(folder))),
    inRoot("package-lock.json"),
    inRoot("scripts/bootstrap/build.js"),
  ]) {
    const { size, mtimeMs } = statSync(file);
    hash.update(`${file} ${size} ${mtimeMs}\n`);
  }
  return hash.digest("hex");
}

function sources(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const file = path.join(folder, entry.name);
      if (entry.isDirectory()) return sources(file);
      return /\.test\.tsx?$/.test(entry.name) ? [] : [file];
    });
}
