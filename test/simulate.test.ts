import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { chosenKnobs, equalValue, KNOB_NAMES } from "../src/simulation/chosen-knobs.ts";
import { EQUAL } from "../src/simulation/knobs.ts";
import { MESSAGES, LOCALES } from "../src/web/texts.ts";
import { run } from "./support/program.ts";

const folder = mkdtempSync(path.join(tmpdir(), "wijkspiegel-simulate-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("a made-up neighbourhood comes back whole from its file, the same for the same seed", async () => {
  const exported = async (name: string) => {
    const [file, DATA_DIR] = [path.join(folder, `${name}.gz`), path.join(folder, name)];
    const made = await run(["simulate", file, "--seed", "lesson", "--knobs", "landing=0.5,moneyYes.foundation=0.9"], {
      DATA_DIR: path.join(folder, "untouched"),
    });
    expect(made.code).toBe(0);
    expect((await run(["restore", file], { DATA_DIR })).code).toBe(0);
    expect((await run(["verify"], { DATA_DIR })).code).toBe(0);
    return (await run(["export", "--book", "oefenwijk"], { DATA_DIR })).out;
  };
  const first = await exported("one");
  expect(first.split("\n").length).toBeGreaterThan(1500);
  expect(await exported("two")).toBe(first);
  expect(existsSync(path.join(folder, "untouched"))).toBe(false);
});

test("a knob that does not exist is refused with the names of those that do", async () => {
  const { code, error: err } = await run(["simulate", path.join(folder, "never.gz"), "--knobs", "colour=1"], {});
  expect(code).toBe(2);
  for (const name of ["colour=1", ...KNOB_NAMES]) expect(err).toContain(name);
});

test.each(LOCALES)(
  "without a file every knob is told in %s, with the value it has where all is equal",
  async (lang) => {
    const { code, out } = await run(["simulate", "--lang", lang], {});
    const told = KNOB_NAMES.map(
      (name) => `  ${name}=${equalValue(name)}\n      ${MESSAGES[lang][`cli.simulate.knob.${name}`]}`,
    );
    expect([code, out.trim()]).toEqual([0, [MESSAGES[lang]["cli.simulate.knobs"], ...told].join("\n").trim()]);
  },
);

test.each([
  "asked=2",
  "asked=-1",
  "asked",
  "moneyYes=0.5",
  "otherHall.closes=25",
  "elsewhere=1",
  "growth.parties=0.5",
  "late.from=800,late.until=700",
])("%s is no choice of knobs", (words) => expect(chosenKnobs(words)).toHaveProperty("wrong"));

test("knobs that are not named stay equal", () => {
  expect(chosenKnobs("")).toEqual(EQUAL);
  expect(chosenKnobs("asked=0.4, growth.parties=20")).toEqual({
    ...EQUAL,
    asked: 0.4,
    growth: { ...EQUAL.growth, parties: 20 },
  });
});
