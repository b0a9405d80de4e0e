import { expect, test } from "vitest";
import { handWritten, type Line, party, seenBy } from "../../test/support/hand-written.ts";
import { tariffsOf } from "./tariffs.ts";

const activity = (name: string, outside: number | string): Line => ({
  kind: "activity",
  name,
  body: { title: name, organiser: "$one", counts: { outside } },
});
const of = (lines: readonly Line[]) =>
  tariffsOf(seenBy(handWritten([party("city", "welfare"), party("one"), ...lines])))[0];

test("visitors from outside are added over the activities that were counted; nobody counted is unknown, not none", () => {
  expect(of([activity("a", 3), activity("b", "never-asked"), activity("c", 0)])?.outside).toBe(3);
  expect(of([activity("b", "never-asked"), activity("c", "unknown")])?.outside).toBe("unknown");
  expect(of([activity("c", 0)])?.outside).toBe(0);
});

test("a tariff is shown as it was charged, with its price an hour when somebody told", () => {
  const lines: readonly Line[] = [
    { kind: "request", name: "hall", body: { from: { party: "$one" }, to: "$city", matter: "tariff" } },
    {
      kind: "decision",
      name: "tariff",
      body: { on: "$hall", decider: "$city", outcome: "granted", tariff: "high", hourly: 3500 },
    },
  ];
  expect(of(lines)?.charged).toEqual([{ row: 3, tariff: "high", hourly: 3500 }]);
});
