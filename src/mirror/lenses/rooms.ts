import * as z from "zod";
import { basisOf } from "../basis.ts";
import { NONE } from "../columns.ts";
import type { Basis, Finding, Sentence } from "../finding.ts";
import type { Lens } from "../lens.ts";
import { periodOf, periodSentence } from "../period.ts";
import { MIDDLE_OF_THE_COUNTRY } from "../sun.ts";
import { countSureness } from "../sureness.ts";
import type { View } from "../view.ts";
import { type Dependence, dependences, type Needed, neededIn, roomsOf } from "./rooms-activities.ts";
import { ownRoomCases, pricesOf, roomCases } from "./rooms-asking.ts";
import { fitTable, ownTable, pricesTable, roomsTable, usersTable, waitingTable } from "./rooms-tables.ts";

/** Who depends on whose room, at what hours and price. Sunset is computed offline, for the middle of the country. */
export const rooms: Lens<"rooms", Record<string, never>> = {
  name: "rooms",
  parameters: z.object({}),
  look(view) {
    const all = roomsOf(view);
    const needed = neededIn(view, all, MIDDLE_OF_THE_COUNTRY);
    const users = dependences(needed, all);
    const cases = roomCases(view);
    const own = ownRoomCases(view, cases);
    const prices = pricesOf(view, cases);
    const tables = [
      fitTable(needed),
      roomsTable(needed, all),
      usersTable(users),
      pricesTable(prices),
      ownTable(view, own),
      waitingTable(view, own),
    ].filter(({ rows }) => rows.length > 0);
    const basis = restsOn(view, basisOf(view, cases, { unknown: count(needed, "unknown") }), needed);
    return {
      lens: "rooms",
      enough: needed.some(({ fits }) => fits !== "unknown") || prices.length > 0,
      sentences: [
        ...fitSentences(needed),
        ...dependSentence(users),
        ...priceSentence(prices),
        ...ownSentence(view, own),
        periodSentence(basis),
        { key: "not-why", values: {} },
      ],
      sure:
        needed.length === 0 ? [] : countSureness({ counted: count(needed, "no"), unknown: count(needed, "unknown") }),
      tables,
      pictures: needed.every(({ fits }) => fits === "unknown")
        ? []
        : [{ kind: "paired-bars", table: "rooms", label: "room", left: "inside", right: "not-inside" }],
      comparisons: [],
      basis,
    } satisfies Finding;
  },
};

const count = (needed: readonly Needed[], fits: Needed["fits"]): number =>
  needed.filter((one) => one.fits === fits).length;

function fitSentences(needed: readonly Needed[]): readonly Sentence[] {
  if (needed.length === 0) return [{ key: "no-activities", values: {} }];
  const [not, unknown] = [count(needed, "no"), count(needed, "unknown")];
  const values = { activities: needed.length, parties: new Set(needed.map(({ organiser }) => organiser)).size };
  if (unknown === needed.length) return [{ key: "hours-unknown", values }];
  const minutes = needed.reduce((sum, { outside }) => sum + (outside ?? 0), 0);
  const untold = needed.filter(({ fits, outside }) => fits === "no" && outside === null).length;
  const suns = needed.filter(({ atSunset, day }) => atSunset && day !== null).length;
  return [
    { key: "fit", values: { ...values, inside: count(needed, "yes"), not, unknown } },
    ...(minutes > 0 ? [{ key: "outside", values: { minutes, untold }, units: { minutes: "minutes" } as const }] : []),
    ...(suns > 0 ? [{ key: "sunset", values: { suns } }] : []),
  ];
}

function dependSentence(users: readonly Dependence[]): readonly Sentence[] {
  if (users.length === 0) return [];
  const only = users.filter((one) => one.only !== NONE).length;
  const nowhere = users.filter((one) => one.only !== NONE && one.elsewhere === 0).length;
  return [{ key: "depend", values: { parties: users.length, only, nowhere } }];
}

function priceSentence(prices: ReturnType<typeof pricesOf>): readonly Sentence[] {
  if (prices.length === 0) return [];
  const priced = prices.filter(({ times, unpriced }) => times > unpriced);
  const times = prices.reduce((sum, one) => sum + one.times, 0);
  const unpriced = prices.reduce((sum, one) => sum + one.unpriced, 0);
  if (priced.length === 0) return [{ key: "price-unknown", values: { times } }];
  const values = {
    times,
    unpriced,
    lowest: Math.min(...priced.map(({ lowest }) => lowest)),
    highest: Math.max(...priced.map(({ highest }) => highest)),
  };
  return [{ key: "price", values, units: { lowest: "cents", highest: "cents" } }];
}

function ownSentence(view: View, own: ReturnType<typeof roomCases>): readonly Sentence[] {
  if (own.length === 0) return [];
  const { requests, parties } = basisOf(view, own, { unknown: 0 });
  const waiting = own.decision.reduce((n, row) => n + Number(row === NONE), 0);
  return [{ key: parties === null ? "own-nameless" : "own", values: { requests, parties, waiting } }];
}

/** The activities and their rooms, beside the requests. */
function restsOn(view: View, basis: Basis, needed: readonly Needed[]): Basis {
  const beside = needed.flatMap(({ row, room }) => [row, room]);
  const rows = Int32Array.from(new Set([...basis.rows, ...beside]));
  return { ...basis, rows, ...periodOf(view, rows) };
}
