import { expect, test } from "vitest";
import { parseBody } from "./check.ts";
import type { Entry } from "./entry.ts";
import { asBookId } from "./ids.ts";
import { flagsAt } from "./flags.ts";
import type { KindName } from "./kinds.ts";
import { emptyRegister } from "./empty-register.ts";
import { addEntry, type Register } from "./register.ts";
import { wayOutAt } from "./way-out.ts";

const idOf = (name: string): string => `id-of-${name}`.padEnd(20, "-");
const all = () => true;
const NOW = Date.parse("2026-03-10T12:00:00Z");

/** Writes an entry under a name, by a party, and gives its row. */
function write(register: Register, [kind, name, by]: [KindName, string, string], body: object): number {
  const entry = {
    seq: register.entries.length + 1,
    id: idOf(name),
    audience: "public",
    kind,
    at: "2026-01-01T00:00:00Z",
    by: { party: idOf(by), account: "a" },
    body: parseBody(kind, body),
  };
  addEntry(register, entry as unknown as Entry);
  return register.entries.length - 1;
}

function book(): Register {
  const register = emptyRegister({ id: asBookId("book"), type: "practice" });
  write(register, ["party", "city", "city"], { name: "City", type: "municipality", side: "institution" });
  write(register, ["party", "welfare", "welfare"], { name: "Welfare", type: "welfare", side: "institution" });
  write(register, ["party", "group", "group"], { name: "Group", type: "group", side: "residents" });
  write(register, ["activity", "meal", "group"], { title: "Meal", organiser: idOf("group"), when: "2025-06-10" });
  write(register, ["rule", "rule", "city"], {
    title: "Rule",
    type: "subsidy",
    owner: idOf("city"),
    written: "yes",
    writtenSince: "2025-07",
    criteria: [{ key: "open", text: "Open" }],
  });
  const to = { to: idOf("city"), from: { party: idOf("group") } };
  write(register, ["request", "ask", "group"], { ...to, matter: "money", activity: idOf("meal"), asked: "2026-01-02" });
  write(register, ["support", "grant", "city"], {
    from: idOf("city"),
    to: { party: idOf("group") },
    type: "money",
    activity: idOf("meal"),
  });
  return register;
}

const decide = (register: Register, body: object, on = "ask"): number =>
  write(register, ["decision", "decision", "city"], {
    on: idOf(on),
    decider: idOf("city"),
    outcome: "refused",
    ...body,
  });

const everyFlag = (register: Register, row: number, readable: (row: number) => boolean = all) =>
  flagsAt(register, row, { readable, now: NOW }).map(({ name, state, law }) => [name, state, law]);
/** Without the flags that no rule is named, or one that the grant does not name: so it is in most of these, and each has a test of its own. */
const namesOf = (...looked: Parameters<typeof everyFlag>) =>
  everyFlag(...looked).filter(([name]) => name !== "rule-missing" && name !== "condition-not-in-grant");

test("a no that names no rule stands out; a yes, one that names a rule, and a register of files do not", () => {
  const without = book();
  const reason = { form: "written", text: "Because" };
  expect(everyFlag(without, decide(without, { reason }))).toEqual([["rule-missing", "unknown", "awb-3-47"]]);
  const names = (body: object) => {
    const register = book();
    return everyFlag(register, decide(register, { reason, ...body })).map(([name]) => name);
  };
  expect(names({ outcome: "granted" })).toEqual([]);
  expect(names({ rule: idOf("rule") })).not.toContain("rule-missing");
  expect(names({ source: { name: "Register", date: "2026-01-01" } })).toEqual([]);
});

test("a spoken reason, and a missing one", () => {
  const spoken = book();
  const reason = { form: "spoken", text: "Because" };
  expect(namesOf(spoken, decide(spoken, { nature: "public-law", reason }))).toEqual([
    ["reason-only-spoken", "yes", "awb-3-47"],
  ]);
  const missing = book();
  expect(namesOf(missing, decide(missing, { reason: { form: "none" } }))).toEqual([
    ["reason-missing", "yes", "awb-3-46"],
  ]);
  const untold = book();
  expect(namesOf(untold, decide(untold, {}))).toEqual([["reason-missing", "unknown", "awb-3-46"]]);
});

test("the law asks nothing of a private decision, but the flag stays", () => {
  const register = book();
  const row = decide(register, { nature: "private", reason: { form: "spoken", text: "Because" } });
  expect(namesOf(register, row)).toEqual([["reason-only-spoken", "yes", null]]);
});

test("a register of files gives no reasons, so its decisions get no flag for that", () => {
  const register = book();
  const source = { name: "register", date: "2026-01-01", file: "1" };
  expect(namesOf(register, decide(register, { outcome: "not-granted", source }))).toEqual([]);
});

test.each([
  ["2025-07", "2025-06-10", "yes"],
  ["2025-06", "2025-06-10", "unknown"],
  ["unknown", "2025-06-10", "unknown"],
  ["2025-07", "unknown", "unknown"],
])("a rule written in %s for an event on %s: afterwards is %s", (since, event, state) => {
  const register = book();
  write(register, ["rule", "dated", "city"], { title: "Dated", type: "subsidy", writtenSince: since });
  const reason = { form: "written", text: "Because" };
  const activity = event === "unknown" ? { activity: "unknown" } : {};
  write(register, ["support", "other", "city"], {
    from: idOf("city"),
    to: { party: idOf("group") },
    type: "money",
    activity: idOf("meal"),
    ...activity,
  });
  const row = decide(register, { outcome: "stopped", rule: idOf("dated"), reason }, "other");
  expect(namesOf(register, row)).toEqual([["rule-after-event", state, "awb-4-48"]]);
});

test.each([
  [{ since: "2025" }, { writtenSince: "2026-02" }, "yes"],
  [{ since: "2025" }, { writtenSince: "2025" }, "unknown"],
  [{ since: "2025" }, { writtenSince: "2024" }, "unknown"],
  [{}, { writtenSince: "2026-02" }, "unknown"],
  [{ since: "2025" }, { written: "no" }, "unwritten"],
  [{ since: "2025", rule: idOf("found") }, { writtenSince: "2026-02" }, undefined],
])("a grant %o stopped over a rule %o: not its condition is %s", (grant, rule, state) => {
  const register = book();
  write(register, ["rule", "found", "city"], { title: "Found", type: "subsidy", ...rule });
  const given = { from: idOf("city"), to: { party: idOf("group") }, type: "money", ...grant };
  write(register, ["support", "given", "city"], given);
  const reason = { form: "written", text: "Because" };
  const stops = { outcome: "stopped", rule: idOf("found"), reason };
  const flags = (body: object, on: string) =>
    everyFlag(register, decide(register, body, on)).filter(([name]) => name === "condition-not-in-grant");
  expect(flags(stops, "given")).toEqual(state ? [["condition-not-in-grant", state, "awb-4-48"]] : []);
  expect(flags({ ...stops, outcome: "refused" }, "ask")).toEqual([]);
  expect(flags({ outcome: "stopped", reason }, "given")).toEqual([]);
});

test("a rule that was there before the event raises nothing; one that stands nowhere does", () => {
  const before = book();
  write(before, ["rule", "old", "city"], { title: "Old", type: "subsidy", writtenSince: "2025-05" });
  const reason = { form: "written", text: "Because" };
  expect(namesOf(before, decide(before, { rule: idOf("old"), reason }))).toEqual([]);
  const nowhere = book();
  write(nowhere, ["rule", "nowhere", "city"], { title: "Nowhere", type: "unwritten", written: "no" });
  expect(namesOf(nowhere, decide(nowhere, { rule: idOf("nowhere"), reason }))).toEqual([
    ["rule-after-event", "unwritten", null],
  ]);
});

test("a ground that the rule does not hold, and somebody not heard", () => {
  const register = book();
  const reason = { form: "written", text: "Because" };
  const row = decide(register, { rule: idOf("rule"), ground: "size", reason, heard: "no", event: "2026-01-01" });
  expect(namesOf(register, row)).toEqual([
    ["ground-not-in-rule", "yes", "awb-4-35"],
    ["not-heard-first", "yes", "awb-4-7"],
  ]);
});

test("a request past eight weeks without a decision, until there is one", () => {
  const register = book();
  const row = register.rowOf.get(idOf("ask") as never) as number;
  expect(namesOf(register, row)).toEqual([["silent-past-term", "yes", "awb-4-13"]]);
  decide(register, {});
  expect(namesOf(register, row)).toEqual([]);
});

test("residents owe nobody an answer, and an unknown day of asking stays unknown", () => {
  const register = book();
  const toGroup = { to: idOf("group"), from: { party: idOf("city") }, matter: "time" };
  expect(namesOf(register, write(register, ["request", "call", "city"], toGroup))).toEqual([]);
  const undated = { to: idOf("welfare"), from: { party: idOf("group") }, matter: "space" };
  expect(namesOf(register, write(register, ["request", "room", "group"], undated))).toEqual([
    ["silent-past-term", "unknown", null],
  ]);
});

test("the last day to object, near and passed", () => {
  const reason = { form: "written", text: "Because" };
  const paper = { nature: "public-law", written: "yes", reason };
  const near = book();
  expect(namesOf(near, decide(near, { ...paper, told: "2026-02-05" }))).toEqual([["last-day-near", "yes", "awb-6-7"]]);
  const passed = book();
  expect(namesOf(passed, decide(passed, { ...paper, told: "2025-12-01" }))).toEqual([
    ["last-day-passed", "yes", "awb-6-7"],
  ]);
});

test("flags come only from what may be read: a masked rule, decision or correction counts for nothing", () => {
  const register = book();
  const reason = { form: "spoken", text: "Because" };
  const row = decide(register, { rule: idOf("rule"), ground: "size", reason });
  const rule = register.rowOf.get(idOf("rule") as never) as number;
  expect(namesOf(register, row, (at) => at !== rule)).toEqual([["reason-only-spoken", "yes", "awb-3-47"]]);
  const body = { on: idOf("ask"), decider: idOf("city"), outcome: "refused", reason: { form: "written", text: "Now" } };
  const correction = write(register, ["correction", "correction", "city"], {
    target: idOf("decision"),
    body: parseBody("decision", body),
  });
  expect(namesOf(register, row)).toEqual([]);
  expect(namesOf(register, row, (at) => at !== correction && at !== rule)).toHaveLength(1);
  const ask = register.rowOf.get(idOf("ask") as never) as number;
  expect(namesOf(register, ask, (at) => at !== row)).toEqual([["silent-past-term", "yes", "awb-4-13"]]);
});

test("what was taken back raises nothing", () => {
  const register = book();
  const row = decide(register, { reason: { form: "none" } });
  write(register, ["withdrawal", "withdrawal", "city"], { target: idOf("decision") });
  expect(namesOf(register, row)).toEqual([]);
  expect(wayOutAt(register, row, { readable: all, now: NOW })).toBeUndefined();
});

test.each([
  [
    { nature: "public-law", written: "yes", told: "2026-03-01" },
    { way: "objection", state: "open" },
  ],
  [
    { nature: "public-law", written: "yes" },
    { way: "objection", state: "unknown", lastDay: undefined },
  ],
  [{ nature: "public-law" }, { way: "ask-written", written: "unknown" }],
  [
    { nature: "unknown", written: "no" },
    { way: "ask-written", written: "no" },
  ],
  [{ nature: "private", written: "yes" }, { way: "talk" }],
  [{ nature: "act" }, { way: "complaint" }],
])("the way out of %j", (body, expected) => {
  const register = book();
  expect(wayOutAt(register, decide(register, body), { readable: all, now: NOW })).toMatchObject(expected);
});

test("of others than a municipality the kind of decision is not filled in", () => {
  const register = book();
  const row = write(register, ["decision", "d", "welfare"], {
    on: idOf("ask"),
    decider: idOf("welfare"),
    outcome: "refused",
  });
  expect(wayOutAt(register, row, { readable: all, now: NOW })?.way).toBe("ask-nature");
});

test("who is told no by residents is not sent for a reason on paper: they owe none", () => {
  const register = book();
  const row = write(register, ["decision", "no", "group"], {
    on: idOf("ask"),
    decider: idOf("group"),
    outcome: "refused",
  });
  expect(wayOutAt(register, row, { readable: all, now: NOW })).toBeUndefined();
});

test.each([
  ["2022-01", "2026-02-01", "2026-02-01", "yes"],
  ["2022-01", "2026-12-31", "2026-02-01", "unknown"],
  ["2022-01", "unknown", "2026-02-01", "unknown"],
  ["2023", "unknown", "2026-02-01", "unknown"],
  ["2024-01", "2026-02-01", "2026-02-01", undefined],
  ["unknown", "2026-02-01", "2026-02-01", undefined],
])("support since %s until %s, stopped on %s: at once is %s", (since, until, told, state) => {
  const register = book();
  const to = { party: idOf("group") };
  write(register, ["support", "years", "city"], { from: idOf("city"), to, type: "money", since, until });
  const reason = { form: "written", text: "Because" };
  const row = decide(register, { outcome: "stopped", rule: idOf("rule"), event: "2026-01-01", reason, told }, "years");
  expect(namesOf(register, row)).toEqual(state === undefined ? [] : [["stopped-at-once", state, "awb-4-51"]]);
});
