import { columnsOf } from "../../src/mirror/columns.ts";
import type { Finding } from "../../src/mirror/finding.ts";
import { viewFor } from "../../src/mirror/view.ts";
import type { Draft } from "../../src/register/entry.ts";
import { asBookId, asEntryId, asPartyId } from "../../src/register/ids.ts";
import { parseBody } from "../../src/register/check.ts";
import { NOBODY } from "../../src/register/reading.ts";
import { emptyRegister } from "../../src/register/empty-register.ts";
import { addEntry, type Register } from "../../src/register/register.ts";
import { pageContext } from "../../src/web/context.ts";
import type { Locale } from "../../src/web/texts.ts";

const MOMENT = Date.parse("2026-03-01T00:00:00Z");
export const id = (name: string): string => `${name}-0000000000000000`.slice(0, 20);

const parties = { town: "Gemeente", table: "=De Brede Tafel", bridge: "Stichting Brug" } as const;

/** A book with three parties, three requests and one that only its own writer may read. */
function smallRegister(): Register {
  const register = emptyRegister({ id: asBookId("small"), type: "neighbourhood" });
  const add = (
    kind: Draft["kind"],
    by: string,
    body: object,
    more: { id?: string; audience?: "own" | "public" } = {},
  ) =>
    addEntry(register, {
      seq: register.entries.length + 1,
      id: asEntryId(more.id ?? id(`entry${register.entries.length}`)),
      audience: more.audience ?? "public",
      kind,
      by: { party: asPartyId(id(by)), account: "a" },
      at: "2026-02-01T10:00:00.000Z",
      body: parseBody(kind, body),
    } as never);
  for (const [key, name] of Object.entries(parties)) {
    const town = key === "town";
    const [type, side] = town ? ["municipality", "institution"] : ["foundation", "residents"];
    add("party", key, { name, type, side }, { id: id(key) });
  }
  const ask = (from: string, what: string, audience: "own" | "public" = "public") =>
    add("request", from, { from: { party: id(from) }, to: id("town"), matter: "space", what }, { audience });
  ask("table", "Een zaal op vrijdag");
  ask("bridge", "unknown");
  ask("bridge", "Iets wat niemand mag lezen", "own");
  return register;
}

/** A page in that book, as somebody who is not signed in sees it. */
export function smallContext(locale: Locale = "nl", path = "/b/small/mirror/silence") {
  const register = smallRegister();
  const columns = columnsOf(register);
  const view = viewFor(columns, register, NOBODY, MOMENT);
  const about = { slug: "small", name: "Kleine wijk", type: "neighbourhood", place: "", note: "" } as const;
  return pageContext({ locale, path, book: { ...about, register, columns, view, viewer: NOBODY, now: MOMENT } });
}

const day = (iso: string): number => Date.parse(iso) / 86_400_000;

/** A finding of no lens in particular, with a table for every kind of picture. */
export const everyPicture: Finding = {
  lens: "none",
  enough: true,
  sentences: [{ key: "finding", values: { n: 3 } }],
  tables: [
    {
      key: "groups",
      columns: [
        { key: "party", unit: "party" },
        { key: "share", unit: "share" },
        { key: "low", unit: "share" },
        { key: "high", unit: "share" },
        { key: "amount", unit: "cents" },
        { key: "entry", unit: "entry" },
      ],
      rows: [
        [0, 0.5, 0.2, 0.8, 120_000, 3],
        [1, 0.25, null, null, null, 4],
        [2, null, null, null, 50_000, 5],
      ],
    },
    {
      key: "steps",
      columns: [
        { key: "lane", unit: "name" },
        { key: "day", unit: "day" },
        { key: "what", unit: "name" },
        { key: "waited", unit: "days" },
        { key: "curve", unit: "share" },
        { key: "answer", unit: "answer" },
        { key: "side", unit: "word" },
      ],
      rows: [
        ["een", day("2018-03-01"), "gevraagd", 0, 1, 1, "residents"],
        ["een", null, "=beslist", 30, 0.4, 3, "residents"],
        ["twee", day("2019-03-01"), 'zei "ja", misschien', 60, 0.1, null, "institution"],
      ],
    },
  ],
  pictures: [
    { kind: "bars", table: "groups", label: "party", value: "share" },
    { kind: "paired-bars", table: "groups", label: "party", left: "share", right: "amount" },
    { kind: "dot-interval", table: "groups", label: "party", value: "share", low: "low", high: "high", reference: 0.3 },
    { kind: "waiting-curve", table: "steps", x: "waited", curves: ["curve"] },
    { kind: "time-lines", table: "steps", lane: "lane", day: "day", label: "what" },
    { kind: "sankey", table: "groups", from: "party", to: "entry", value: "amount" },
    { kind: "lorenz", table: "steps", x: "curve", y: "curve" },
    { kind: "network", table: "steps", from: "lane", fromSide: "side", to: "what", toSide: "side", tie: "what" },
    { kind: "criteria-grid", table: "steps", row: "lane", column: "what", value: "answer" },
  ],
  comparisons: [{ key: "a", groups: ["foundation", "group"], difference: 0.2, low: -0.1, high: 0.5, p: null }],
  basis: {
    requests: 3,
    parties: 2,
    firstYear: 2018,
    lastYear: 2019,
    unknown: 1,
    oneSided: 3,
    alike: [],
    rows: [3, 4, 5],
  },
};
