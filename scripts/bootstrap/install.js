import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { whileHolding } from "./lock.js";
import { giveUp, inRoot, root } from "./root.js";
import { runQuietly } from "./run.js";

const stampFile = inRoot("node_modules", ".wijkspiegel-installed.json");

/**
 * Makes node_modules match the lockfile. `set` is "production" (to run) or "full" (to develop and test; it serves for
 * running too). The stamp lies inside node_modules, so whoever removes that folder removes the stamp with it.
 */
export async function ensureInstalled(set) {
  if (isInstalled(set)) return;
  await whileHolding("install", async () => {
    if (isInstalled(set)) return;
    process.stderr.write("Installing the locked packages; this happens once.\n");
    await install(set);
    writeFileSync(stampFile, JSON.stringify({ lockfile: lockfileStamp(), set }));
  });
}

function isInstalled(set) {
  if (!existsSync(stampFile)) return false;
  const stamp = JSON.parse(readFileSync(stampFile, "utf8"));
  return stamp.lockfile === lockfileStamp() && (stamp.set === set || stamp.set === "full");
}

function lockfileStamp() {
  const lockfile = readFileSync(inRoot("package-lock.json"));
  return `${process.platform} ${process.arch} ${createHash("sha256").update(lockfile).digest("hex")}`;
}

/**
 * No package's own script runs: what is needed lies in the packages, with a checksum in the lockfile. Interrupted, npm
 * would go on for seconds; it may be cut short, because without the stamp the next start begins anew.
 */
async function install(set) {
  const dev = set === "full" ? "--include=dev" : "--omit=dev";
  const words = ["ci", "--ignore-scripts", "--include=optional", dev, "--no-audit", "--no-fund", "--loglevel=error"];
  const { program, first, shell } = npm();
  const result = await runQuietly(program, [...first, ...words], { cwd: root, shell, endWith: "SIGKILL" }).catch(
    npmIsMissing,
  );
  if (result.code > 128) process.exit(result.code);
  if (result.code !== 0) giveUp(`${result.text}\n${whyItMayFail}`);
}

const whyItMayFail = `The packages could not be installed. The first start needs the network, or a filled npm cache.
What npm said stands above; after mending it, start again: nothing is left half done.`;

/** npm tells its scripts where it lies; without that (plain \`node scripts/start.js\`) it is looked for on the path. */
function npm() {
  const told = process.env.npm_execpath ?? "";
  if (path.basename(told) === "npm-cli.js") return { program: process.execPath, first: [told], shell: false };
  const windows = process.platform === "win32";
  return { program: windows ? "npm.cmd" : "npm", first: [], shell: windows };
}

function npmIsMissing(error) {
  if (error.code !== "ENOENT") throw error;
  giveUp("npm was not found. It comes with Node: install Node 20 or newer from your system or from nodejs.org.");
}
