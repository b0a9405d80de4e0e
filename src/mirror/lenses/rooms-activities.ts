import { NO_DAY, NONE } from "../columns.ts";
import { type Fit, fitOf, type Hours, weekdayOf } from "../opening.ts";
import { type Place, sunsetOn } from "../sun.ts";
import type { View } from "../view.ts";

/** An activity in a room that is nobody's home, beside the hours of that room. */
export interface Needed extends Fit {
  readonly row: number;
  readonly organiser: number;
  /** Row of the room. */
  readonly room: number;
  /** Day since 1970, null when it is not known to the day. */
  readonly day: number | null;
  /** Minutes after midnight, null when unknown. */
  readonly starts: number | null;
  readonly ends: number | null;
  readonly atSunset: boolean;
}

export interface Room {
  readonly row: number;
  /** NONE when nobody wrote who runs it. */
  readonly manager: number;
  readonly hours: Hours | null;
}

/** The rooms that may be read, in order of writing; somebody's home is no room of the neighbourhood. */
export function roomsOf(view: View): ReadonlyMap<number, Room> {
  const rooms = new Map<number, Room>();
  for (const row of view.rows("space")) {
    const said = view.said(row, "space");
    if (said === undefined || said.home) continue;
    const hours = said.hours === "unknown" || said.hours.length === 0 ? null : said.hours;
    rooms.set(row, { row, manager: view.columns.to[view.current(row)] as number, hours });
  }
  return rooms;
}

/** Every activity in one of the rooms, with what of it falls outside the hours. What is not written stays unknown. */
export function neededIn(view: View, rooms: ReadonlyMap<number, Room>, place: Place): readonly Needed[] {
  const { columns } = view;
  const suns = new Map<number, number | null>();
  const sunset = (day: number) => {
    const known = suns.get(day);
    if (known !== undefined) return known;
    const minute = sunsetOn(day, place);
    suns.set(day, minute);
    return minute;
  };
  const needed: Needed[] = [];
  for (const row of view.rows("activity")) {
    const now = view.current(row);
    const room = rooms.get(view.follow(columns.target[now] as number));
    const said = room && view.said(row, "activity");
    if (room === undefined || said === undefined) continue;
    const day = dayOf(view, now);
    const atSunset = said.atSunset === true;
    const starts = atSunset ? (day === null ? null : sunset(day)) : known(said.starts);
    const ends = known(said.ends);
    const fit = room.hours === null || day === null ? UNKNOWN : fitOf(room.hours, weekdayOf(day), { starts, ends });
    needed.push({ row, organiser: columns.from[now] as number, room: room.row, day, starts, ends, atSunset, ...fit });
  }
  return needed;
}

const UNKNOWN: Fit = { fits: "unknown", outside: null };

const known = (minute: number | "unknown" | undefined): number | null => (typeof minute === "number" ? minute : null);

function dayOf({ columns }: View, row: number): number | null {
  const [first, last] = [columns.first[row] as number, columns.last[row] as number];
  return first !== NO_DAY && first === last ? first : null;
}

/** Who of residents needs rooms that others run. */
export interface Dependence {
  readonly party: number;
  readonly activities: number;
  readonly rooms: number;
  /** The one that runs all of its rooms; NONE when that is unknown, or there are several. */
  readonly only: number;
  /** How many run its rooms, null when that is not written of each. */
  readonly managers: number | null;
  /** Rooms of the book that somebody else runs. */
  readonly elsewhere: number;
}

/** Per organiser, in order of first activity. A room that it runs itself makes it depend on nobody. */
export function dependences(needed: readonly Needed[], rooms: ReadonlyMap<number, Room>): readonly Dependence[] {
  const used = new Map<number, Set<number>>();
  const times = new Map<number, number>();
  for (const { organiser, room } of needed) {
    if (organiser === NONE || rooms.get(room)?.manager === organiser) continue;
    used.set(organiser, (used.get(organiser) ?? new Set()).add(room));
    times.set(organiser, (times.get(organiser) ?? 0) + 1);
  }
  return [...used].map(([party, held]) => {
    const managers = new Set([...held].map((room) => rooms.get(room)?.manager ?? NONE));
    const unknown = managers.has(NONE);
    const only = managers.size === 1 && !unknown ? ([...managers][0] as number) : NONE;
    const elsewhere = [...rooms.values()].filter(({ manager }) => manager !== NONE && !managers.has(manager)).length;
    return {
      party,
      activities: times.get(party) ?? 0,
      rooms: held.size,
      only,
      managers: unknown ? null : managers.size,
      elsewhere,
    };
  });
}
