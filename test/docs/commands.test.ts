import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { COMMANDS } from "../../src/cli/commands.ts";
import { EXIT } from "../../src/cli/command.ts";
import { parseSettings, SETTING_NAMES, type Settings } from "../../src/http/settings.ts";
import { MESSAGES, LOCALES } from "../../src/web/texts.ts";

const root = path.resolve(import.meta.dirname, "../..");
const read = (file: string) => readFileSync(path.join(root, "docs", file), "utf8");
const commands = read("commands.md");

test.each(COMMANDS.map((command) => [command.name, command] as const))(
  "docs/commands.md tells of %s and its options",
  (name, command) => {
    const sections = commands.split(/^## /m).filter((section) => (section.split("\n")[0] ?? "").includes(`\`${name}`));
    expect(sections).toHaveLength(1);
    const missing = Object.keys(command.options).filter((option) => !sections[0]?.includes(`--${option}`));
    expect(missing).toEqual([]);
  },
);

test("docs/commands.md tells every exit code, and no option that does not exist", () => {
  expect(Object.values(EXIT).filter((code) => !commands.includes(`\`${code}\``))).toEqual([]);
  const known = new Set(["help", "lang", ...COMMANDS.flatMap(({ options }) => Object.keys(options))]);
  const told = [...commands.matchAll(/--([a-z][a-z-]+)/g)].map(([, option]) => option ?? "");
  expect(told.filter((option) => !known.has(option))).toEqual([]);
});

test("docs/settings.md tells every setting and what it is when not set", () => {
  const rows = read("settings.md").matchAll(/^\| `([A-Z_]+)` +\| (?:`([^`]*)`)?/gm);
  const told = new Map([...rows].map(([, name, value]) => [name, value]));
  expect([...told.keys()].toSorted()).toEqual([...SETTING_NAMES].toSorted());
  const defaults = parseSettings({}) as Settings;
  const folder = path.relative(process.cwd(), defaults.DATA_DIR);
  const shown = {
    ...defaults,
    DATA_DIR: folder,
    TRUST_PROXY: defaults.TRUST_PROXY ? "yes" : "no",
    DATABASE_URL: undefined,
  };
  const wrong = SETTING_NAMES.filter((name) => String(shown[name]) !== String(told.get(name)));
  expect(wrong).toEqual([]);
});

test.each(LOCALES)("every command, option and setting has its words in %s, and no words are left over", (locale) => {
  const wanted = COMMANDS.flatMap(({ name, options }) => [
    ...["summary", "about", "examples"].map((part) => `cli.${name}.${part}`),
    ...Object.keys(options).map((option) => `cli.${name}.option.${option}`),
    ...Object.entries(options).flatMap(([option, { type }]) =>
      type === "string" ? [`cli.${name}.value.${option}`] : [],
    ),
  ]);
  const settings = SETTING_NAMES.map((name) => `cli.setting.${name}`);
  const has = new Set(Object.keys(MESSAGES[locale]));
  expect([...wanted, ...settings].filter((key) => !has.has(key))).toEqual([]);
  const ofOptions = [...has].filter((key) => /^cli\.\w+\.(?:option|value)\./.test(key));
  expect(ofOptions.filter((key) => !wanted.includes(key))).toEqual([]);
});
