import { expect, test } from "vitest";
import { tell, type Telling } from "../../test/support/telling.ts";
import type { PartyId } from "../register/ids.ts";
import type { Viewer } from "../register/reading.ts";
import { columnsOf } from "./columns.ts";
import { look } from "./mirror.ts";
import { viewFor } from "./view.ts";

/** A finding about a party is its own for fourteen days before others see it (register.md, Holder first). */

const DAY = 86_400_000;
const seen = (t: Telling, viewer: Viewer, about: PartyId, later = 0) => {
  const last = t.register.entries.at(-1);
  const now = Date.parse(last && "at" in last ? last.at : "2027-01-01") + later * DAY;
  return look("balance", viewFor(columnsOf(t.register), t.register, viewer, now), [["party", about]]);
};
const held = (finding: ReturnType<typeof seen>) => finding.about.some(({ key }) => key === "about.held");
const rests = (finding: ReturnType<typeof seen>) => finding.basis.rows.length;

function given() {
  const t = tell();
  const support = t.say(t.city, "support", { from: t.city, to: { party: t.rosa }, type: "money" });
  t.say(t.rosa, "agreement", { target: support, agrees: true });
  return { t, support };
}

test("what another wrote about it waits fourteen days for others; the party and who wrote it see it at once", () => {
  const { t } = given();
  expect([held(seen(t, { party: t.hamza }, t.rosa)), rests(seen(t, { party: t.hamza }, t.rosa))]).toEqual([true, 0]);
  for (const party of [t.rosa, t.city])
    expect([held(seen(t, { party }, t.rosa)), rests(seen(t, { party }, t.rosa))]).toEqual([false, 1]);
  const later = seen(t, { party: t.hamza }, t.rosa, 15);
  expect([held(later), rests(later)]).toEqual([false, 1]);
});

test("what a party wrote itself, and what a published source tells, waits for nobody", () => {
  const t = tell();
  t.say(t.rosa, "request", { from: { party: t.rosa }, to: t.city, matter: "space" });
  expect(held(seen(t, { party: t.hamza }, t.rosa))).toBe(false);
  const source = { name: "Subsidieregister", date: "2025-01-01", file: "12" };
  t.say(t.city, "support", { from: t.city, to: { residents: true }, type: "money", source });
  expect(held(seen(t, { party: t.hamza }, t.city))).toBe(true);
  expect(held(seen(t, { party: t.hamza }, t.city, 15))).toBe(false);
});

test("when it answered and mended what the finding rests on stands in the finding itself", () => {
  const { t, support } = given();
  t.wait(20);
  t.say(t.rosa, "reply", { target: support, text: "Dat kan niet" });
  const burden = t.say(t.rosa, "burden", { on: t.rosa, type: "hours", hours: 60 });
  t.say(t.rosa, "publication", { target: burden, audience: "members" });
  expect(seen(t, { party: t.hamza }, t.rosa).about.map(({ key }) => key)).toEqual(["about.answered"]);
  t.say(t.rosa, "correction", { target: burden, body: { on: t.rosa, type: "hours", hours: 90 } });
  const about = seen(t, { party: t.hamza }, t.rosa).about;
  expect(about.map(({ key }) => key)).toEqual(["about.answered", "about.mended"]);
});

test("of what two sides tell the first telling counts, and the finding says of how many there is another", () => {
  const { t, support } = given();
  const body = { from: t.city, to: { party: t.rosa }, type: "money", amount: 500, versionOf: support };
  for (let i = 0; i < 2; i++) t.say(t.rosa, "support", body);
  const said = seen(t, { party: t.rosa }, t.rosa).about;
  expect(said).toEqual([{ key: "about.versions", values: { count: 1 } }]);
});

test("a finding that chooses nobody, and a book that tells of all, say nothing of it", () => {
  const { t } = given();
  const view = viewFor(columnsOf(t.register), t.register, { party: t.hamza }, Date.parse("2027-01-01"));
  expect(look("balance", view, []).about).toEqual([]);
  const whole = tell("practice");
  whole.say(whole.city, "request", { from: { party: whole.city }, to: whole.rosa, matter: "time" });
  expect(seen(whole, {}, whole.rosa)).toMatchObject({ about: [] });
});
