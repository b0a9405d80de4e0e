import type { Cases } from "../cases.ts";
import { NONE } from "../columns.ts";
import type { Cell, Table } from "../finding.ts";
import type { View } from "../view.ts";
import type { Dependence, Needed, Room } from "./rooms-activities.ts";
import { outcomeOf, type Price } from "./rooms-asking.ts";
import { columns } from "./table.ts";

const ORDER = ["no", "unknown", "yes"] as const;

/** Activities that do not fit first, then those of which nobody can tell; those that fit are counted per room. */
export function fitTable(needed: readonly Needed[]): Table {
  const shown = needed.filter(({ fits }) => fits !== "yes");
  const rows = shown
    .toSorted((a, b) => ORDER.indexOf(a.fits) - ORDER.indexOf(b.fits))
    .map((one): Cell[] => {
      const times = [one.day, one.starts, one.ends, one.atSunset ? "yes" : null];
      return [one.row, one.organiser, one.room, ...times, one.fits, one.outside];
    });
  return {
    key: "fit",
    columns: columns({
      activity: "entry",
      organiser: "party",
      room: "entry",
      day: "day",
      starts: "clock",
      ends: "clock",
      "at-sunset": "answer",
      fits: "answer",
      outside: "minutes",
    }),
    rows,
  };
}

/** Per room what it is used for, and what of that falls outside its hours. */
export function roomsTable(needed: readonly Needed[], rooms: ReadonlyMap<number, Room>): Table {
  const used = new Map<number, Needed[]>([...rooms.keys()].map((row) => [row, []]));
  for (const one of needed) used.get(one.room)?.push(one);
  const rows = [...rooms.values()].map(({ row, manager, hours }): Cell[] => {
    const here = used.get(row) ?? [];
    const count = (fits: Needed["fits"]) => here.filter((one) => one.fits === fits).length;
    const minutes = here.reduce((sum, { outside }) => sum + (outside ?? 0), 0);
    const counts = [here.length, count("yes"), count("no"), count("unknown")];
    return [row, manager, hours === null ? "unknown" : "yes", ...counts, hours === null ? null : minutes];
  });
  return {
    key: "rooms",
    columns: columns({
      room: "entry",
      manager: "party",
      hours: "answer",
      activities: "count",
      inside: "count",
      "not-inside": "count",
      unknown: "count",
      outside: "minutes",
    }),
    rows,
  };
}

export function usersTable(users: readonly Dependence[]): Table {
  return {
    key: "users",
    columns: columns({
      organiser: "party",
      activities: "count",
      rooms: "count",
      managers: "count",
      only: "party",
      elsewhere: "count",
    }),
    rows: users.map((one): Cell[] => {
      const only = one.only === NONE ? null : one.only;
      return [one.party, one.activities, one.rooms, one.managers, only, one.elsewhere];
    }),
  };
}

export function pricesTable(prices: readonly Price[]): Table {
  return {
    key: "prices",
    columns: columns({
      manager: "party",
      tariff: "name",
      times: "count",
      parties: "count",
      lowest: "cents",
      highest: "cents",
      unpriced: "count",
    }),
    rows: prices.map(({ decider, tariff, times, parties, lowest, highest, unpriced }): Cell[] => {
      const priced = times > unpriced;
      return [decider, tariff, times, parties.size, priced ? lowest : null, priced ? highest : null, unpriced];
    }),
  };
}

const OUTCOMES = ["granted", "partly", "refused", "stopped", "not-granted", "withdrawn", "unknown", "no-decision"];

/** What came of asking for a room of one's own. */
export function ownTable(view: View, own: Cases): Table {
  const requests = new Map<string, number[]>();
  for (let i = 0; i < own.length; i++) {
    const outcome = outcomeOf(view, own, i);
    (requests.get(outcome) ?? opened(requests, outcome)).push(i);
  }
  const asker = (i: number) => view.columns.from[own.current[i] as number] as number;
  const rows = OUTCOMES.filter((word) => requests.has(word)).map((word): Cell[] => {
    const cases = requests.get(word) as number[];
    const askers = cases.map(asker);
    return [word, cases.length, askers.includes(NONE) ? null : new Set(askers).size];
  });
  return { key: "own", columns: columns({ outcome: "word", requests: "count", parties: "count" }), rows };
}

/** Those of which no decision is written. */
export function waitingTable(view: View, own: Cases): Table {
  const rows = [...own.current.keys()]
    .filter((i) => own.decision[i] === NONE)
    .map((i): Cell[] => {
      const row = own.current[i] as number;
      const { from, to, year } = view.columns;
      return [own.request[i] as number, from[row] as number, to[row] as number, year[row] || null];
    });
  return {
    key: "waiting",
    columns: columns({ request: "entry", organiser: "party", manager: "party", year: "year" }),
    rows,
  };
}

function opened(lists: Map<string, number[]>, key: string): number[] {
  const list: number[] = [];
  lists.set(key, list);
  return list;
}
