import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { chromium } from "playwright-core";
import type { Browser } from "playwright-core";

/** No sandbox because tests run as root in containers; the rest keeps a fresh browser from calling home. */
const flags = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/**
 * Starts a real Chromium with a fresh profile: the one at CHROMIUM_PATH, or one installed on this machine, or the one
 * that comes with the packages (unpacked once into node_modules/.cache). The caller closes it.
 */
export function launchChromium(): Promise<Browser> {
  const installed = process.env["CHROMIUM_PATH"] ?? places.find((place) => existsSync(place));
  if (installed) return chromium.launch({ executablePath: installed, args: flags });
  const folder = unpacked();
  return chromium.launch({ executablePath: path.join(folder, "chromium"), args: flags, env: fonts(folder) });
}

const places = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** A container without any fonts gets those of the package; letters that are not drawn have no size to test. */
function fonts(folder: string): NodeJS.ProcessEnv {
  if (existsSync("/etc/fonts/fonts.conf")) return process.env;
  const file = path.join(folder, "fonts.conf");
  writeFileSync(file, `<fontconfig><dir>${folder}/fonts</dir><cachedir>${folder}/fonts-cache</cachedir></fontconfig>`);
  return { ...process.env, FONTCONFIG_FILE: file };
}

/** Unpacks beside and renames: several test files may come here at once, and each must find a whole browser. */
function unpacked(): string {
  const root = rootOf(import.meta.dirname);
  const cache = path.join(root, "node_modules/.cache");
  const folder = path.join(cache, `chromium-${packagedVersion(root)}`);
  if (existsSync(folder)) return folder;
  mkdirSync(cache, { recursive: true });
  const beside = mkdtempSync(`${folder}-`);
  const unpack = 'import chromium from "@sparticuz/chromium"; await chromium.executablePath();';
  const env = { ...process.env, TMPDIR: beside };
  execFileSync(process.execPath, ["--input-type=module", "--eval", unpack], { cwd: root, env });
  try {
    renameSync(beside, folder);
  } catch (error) {
    rmSync(beside, { recursive: true });
    if (!existsSync(folder)) throw error;
  }
  return folder;
}

/** The nearest folder above with a package: what measures is built into one file elsewhere. */
const rootOf = (folder: string): string =>
  existsSync(path.join(folder, "package.json")) ? folder : rootOf(path.dirname(folder));

function packagedVersion(root: string): string {
  const file = path.join(root, "node_modules/@sparticuz/chromium/package.json");
  return (JSON.parse(readFileSync(file, "utf8")) as { version: string }).version;
}
