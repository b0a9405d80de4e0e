import { expect, test } from "vitest";
import { handWritten, idOf, type Line, LOOKED, line, party } from "../../test/support/hand-written.ts";
import { duesAt } from "./dues.ts";
import { flagsAt } from "./flags.ts";
import { asEntryId } from "./ids.ts";
import { lettersAt } from "./letters.ts";
import { dayToIso } from "./partial-date.ts";

/** Ten weeks before the day on which is looked. */
const ASKED = "2025-12-20";
const scheme = (rule: object): Line =>
  line("rule", "scheme", { title: "Scheme", type: "subsidy", owner: "$city", ...rule });
const ask = line("request", "ask", { from: { party: "$rosa" }, to: "$city", matter: "money", asked: ASKED });
const under: Line = { ...ask, body: { ...ask.body, rule: "$scheme" } };

function told(lines: readonly Line[], hidden?: string) {
  const register = handWritten([party("city", "municipality"), party("rosa"), ...lines]);
  const row = register.rowOf.get(asEntryId(idOf("ask"))) as number;
  const unread = hidden === undefined ? -1 : register.rowOf.get(asEntryId(idOf(hidden)));
  const looking = { readable: (at: number) => at !== unread, now: LOOKED };
  return {
    late: flagsAt(register, row, looking).map(({ weeks }) => weeks),
    letters: lettersAt(register, row, looking).map(({ name }) => name),
    due: duesAt(register, row, looking).map(({ day }) => dayToIso(day.first)),
  };
}
const LATE = { late: [8], letters: ["decide", "default"], due: ["2026-02-16"] };

test.each([
  ["no rule is named", [scheme({ decideWeeks: 13 }), ask], LATE],
  ["the rule sets no time", [scheme({}), under], LATE],
  [
    "it sets thirteen weeks",
    [scheme({ decideWeeks: 13 }), under],
    { late: [], letters: ["decide"], due: ["2026-03-23"] },
  ],
  ["it sets six", [scheme({ decideWeeks: 6 }), under], { ...LATE, late: [6], due: ["2026-02-02"] }],
] as const)("how long a decision may take: %s", (_, lines, expected) => {
  expect(told(lines)).toEqual(expected);
});

test("a rule that may not be read sets nothing", () => {
  expect(told([scheme({ decideWeeks: 13 }), under], "scheme")).toEqual(LATE);
});
