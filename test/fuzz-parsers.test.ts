import fc from "fast-check";
import { expect, test } from "vitest";
import { detectNotation, readAmount } from "../src/exchange/amounts.ts";
import { detectDateOrder, readDate as readCell } from "../src/exchange/dates.ts";
import { readSample } from "../src/exchange/dialect.ts";
import { FIELDS } from "../src/exchange/fields.ts";
import { suggestColumns } from "../src/exchange/mapping.ts";
import { BadBudgetFile } from "../src/exchange/pabulib/bad-budget-file.ts";
import { planReading, readRegister } from "../src/exchange/read-register.ts";
import { UnreadableFile } from "../src/exchange/unreadable-file.ts";
import { readBudgetFile } from "../src/http/budget-file.ts";
import { plainCode } from "../src/http/codes.ts";
import { parseSettings, SETTING_NAMES } from "../src/http/settings.ts";
import { parseBody } from "../src/register/check.ts";
import { condition } from "../src/register/condition.ts";
import { KIND_NAMES } from "../src/register/kinds.ts";
import { dayRange, isPartialDate } from "../src/register/partial-date.ts";
import { Refusal } from "../src/register/refusal.ts";
import { readCondition } from "../src/web/forms/conditions.ts";
import { readDate } from "../src/web/forms/dates.ts";
import { readForm } from "../src/web/forms/read-form.ts";
import { FORM_KINDS, SPECS } from "../src/web/forms/specs.ts";
import { readEuros, readHours, readPercent } from "../src/web/forms/values.ts";
import { bytes, fuzz, odd } from "./support/fuzz.ts";
import { ONE_OF_EACH_KIND } from "./support/one-of-each-kind.ts";

/** Whatever comes in, a parser gives what it says it gives, or says what is wrong: it never breaks. */

/** What a parser may throw. */
const isAnswer = (error: unknown): boolean =>
  error instanceof Refusal || error instanceof UnreadableFile || error instanceof BadBudgetFile;
async function orAnswer(work: () => unknown): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!isAnswer(error)) throw error;
  }
}

test("days: what is read is a day, and is read the same again", () =>
  fuzz("days", 3000, odd, (typed) => {
    const day = readDate(typed);
    if (day !== undefined) expect([isPartialDate(day), readDate(day)]).toEqual([true, day]);
    const range = dayRange(typed);
    if (range) expect(range.first).toBeLessThanOrEqual(range.last);
  }));

test("amounts, hours and percents are whole and not below zero; the shape of a kind bounds them", () =>
  fuzz("amounts", 3000, odd, (typed) => {
    for (const read of [readEuros, readHours]) {
      const number = read(typed);
      if (number !== undefined) expect([Number.isInteger(number), number >= 0]).toEqual([true, true]);
    }
    const percent = readPercent(typed);
    if (percent !== undefined) expect(percent).toBeGreaterThanOrEqual(0);
  }));

test("cells of a register: amounts and days, in whatever notation the column has", () =>
  fuzz("cells", 1000, fc.array(odd, { maxLength: 8 }), (cells) => {
    const [notation, order] = [detectNotation(cells), detectDateOrder(cells)];
    for (const cell of cells) {
      const [amount, day] = [readAmount(cell, notation), readCell(cell, order)];
      for (const read of [amount, day]) expect(typeof read).toBe("object");
    }
  }));

/** A register under headers that are known, with now and then an odd cell. */
const HEADERS = "dossier,aanvrager,aanvrager_soort,regeling,project,bedrag_aangevraagd,bedrag_verleend,subsidiejaar";
const CELLS = ["A-1", "Stichting X", "stichting", "Buurtbudget", "Feest", "1000.00", "500.00", "2018"];
const listings = fc
  .array(fc.tuple(fc.nat(40), odd), { maxLength: 25 })
  .map((some) => some.map(([at, cell]) => CELLS.map((usual, i) => (i === at ? cell : usual)).join(",")))
  .map((lines) => new TextEncoder().encode([HEADERS, ...lines].join("\n")));
test("a register with odd cells: every row goes in or is told as bad", () =>
  fuzz("listings", 300, listings, (file) =>
    orAnswer(async () => {
      const sample = readSample(file);
      const columns = suggestColumns(sample.dialect.headers);
      const plan = planReading(sample, { name: "x", source: "x", publisher: "", columns }, "2026-01-01");
      for await (const checked of readRegister([file], plan)) {
        expect(checked.rows().length).toBe(checked.good);
        for (const { line } of checked.bad) expect(line).toBeGreaterThan(1);
      }
    }),
  ));

test("a register in whatever bytes is read or said to be unreadable", () =>
  fuzz("registers", 300, fc.tuple(bytes, fc.array(fc.constantFrom(...FIELDS), { maxLength: 12 })), ([file, fields]) =>
    orAnswer(async () => {
      const sample = readSample(file);
      const columns = sample.dialect.headers.map((header, i) => ({ header, target: fields[i] ?? "leave-out" }));
      const plan = planReading(sample, { name: "x", source: "x", publisher: "", columns } as never, "2026-01-01");
      for await (const checked of readRegister([file], plan)) expect(checked.rows().length).toBe(checked.good);
    }),
  ));

const PB =
  "META|PROJECTS|VOTES|key;value|budget;100|vote_type;approval|rule;greedy|project_id;cost;name|1;50;Boom|voter_id;vote|1;1|2;1,1|;;|num_votes;-1|cost|\r".split(
    "|",
  );
test("a round in whatever lines is read or said to be wrong, with a line", () =>
  fuzz("rounds", 500, fc.array(fc.oneof(fc.constantFrom(...PB), odd), { maxLength: 40 }), (lines) =>
    orAnswer(() => readBudgetFile("x.pb", new TextEncoder().encode(lines.join("\n")))),
  ));

test("conditions: as JSON and as a form, only what the shape allows", () =>
  fuzz(
    "conditions",
    600,
    fc.tuple(
      fc.jsonValue({ maxDepth: 6 }),
      fc.dictionary(fc.constantFrom("how", "of", "when", "criteria", "counts", "json", "all"), odd),
    ),
    ([json, typed]) =>
      orAnswer(() => {
        const read = condition.safeParse(json);
        if (read.success) expect(condition.parse(JSON.parse(JSON.stringify(read.data)))).toEqual(read.data);
        readCondition(typed, ["a", "b"] as never);
      }),
  ));

test("codes are letters and digits whatever was typed", () =>
  fuzz("codes", 1000, odd, (typed) => {
    expect(plainCode(typed)).toMatch(/^[0-9A-Z]*$/);
    expect(plainCode(plainCode(typed))).toBe(plainCode(typed));
  }));

test("settings are right or told by name", () =>
  fuzz(
    "settings",
    500,
    fc.dictionary(fc.constantFrom(...SETTING_NAMES.filter((name) => name !== "OIDC_FILE")), odd),
    (environment) => {
      const read = parseSettings(environment);
      if ("wrong" in read) expect(read.wrong.length).toBeGreaterThan(0);
    },
  ));

/** A body of the kind with some of it replaced. */
const bodies = fc.constantFrom(...KIND_NAMES).chain((kind) => {
  const body = ONE_OF_EACH_KIND.find((one) => one.kind === kind)?.body ?? {};
  const names = [...Object.keys(body), "more"];
  const value = fc.oneof(odd, fc.jsonValue({ maxDepth: 3 }), fc.constantFrom(-1, 1e300, 0.5, null, true));
  const changes = fc.dictionary(fc.constantFrom(...names), value, { maxKeys: 4 });
  return fc.tuple(
    fc.constant(kind),
    changes.map((some) => ({ ...body, ...some })),
  );
});
test("bodies: what is taken is taken again, and nothing that has no field stays", () =>
  fuzz("bodies", 1500, bodies, ([kind, body]) =>
    orAnswer(() => {
      const read = parseBody(kind, body);
      expect(parseBody(kind, JSON.parse(JSON.stringify(read)))).toEqual(read);
      expect(read).not.toHaveProperty("more");
    }),
  ));

const forms = fc.constantFrom(...FORM_KINDS).chain((kind) => {
  const names = SPECS[kind].map(({ name }) => name);
  const more = names.flatMap((name) => [
    `${name}.0.key`,
    `${name}.0.text`,
    `${name}.0.json`,
    `${name}-listed`,
    `${name}.1`,
  ]);
  const typed = fc.oneof(odd, fc.array(odd, { maxLength: 3 }));
  return fc.tuple(
    fc.constant(kind),
    fc.dictionary(fc.constantFrom(...names, ...more, "target", "audience"), typed, { maxKeys: 12 }),
  );
});
test("forms: what is read is a body of the kind, or says which fields are wrong", () =>
  fuzz("forms", 2000, forms, ([kind, posted]) =>
    orAnswer(() => {
      const read = readForm(kind, posted as never);
      if ("errors" in read) expect(read.errors.length).toBeGreaterThan(0);
      else if (kind !== "correction") expect(() => orAnswer(() => parseBody(kind, read.body))).not.toThrow();
    }),
  ));
