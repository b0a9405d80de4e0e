import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, statSync, writeFileSync } from "node:fs";
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

/** Bundles the program into build/wijkspiegel.js, and what it counts in a thread of its own beside it. Files are written beside and renamed, so that a running server never reads half a file. */
export async function build() {
  const stamp = sourceStamp();
  const entryPoints = [
    { in: inRoot("src/cli/main.ts"), out: "wijkspiegel" },
    { in: inRoot("src/http/round-worker.ts"), out: "round-worker" },
  ];
  const program = await bundle({ ...server, entryPoints });
  for (const file of program) writeWhole(file.path, file.contents);
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

/** `import code from "./file.ts?island"` gives what a browser runs, as text; Vitest reads the same words the same way. */
const island = {
  name: "island",
  setup(bundler) {
    bundler.onResolve({ filter: /\?island$/ }, ({ path: wanted, resolveDir }) => ({
      path: path.resolve(resolveDir, wanted.replace(/\?island$/, "")),
      namespace: "island",
    }));
    bundler.onLoad({ filter: /.*/, namespace: "island" }, async ({ path: file }) => ({
      contents: await islandText(file),
      loader: "text",
    }));
  },
};

/** One module and what it imports, made small for old phones. */
export async function islandText(file) {
  const [script] = await bundle({ ...browser, entryPoints: [file] });
  return script.text;
}

const shared = {
  bundle: true,
  write: false,
  format: "esm",
  charset: "utf8",
  jsx: "automatic",
  jsxImportSource: "hono/jsx",
  plugins: [raw, island],
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
