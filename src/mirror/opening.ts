/** Stretches in which a room is open, per weekdays (1 = Monday), in minutes after midnight; past 1440 is the night after. */
export type Hours = readonly { readonly days: readonly number[]; readonly from: number; readonly until: number }[];

export interface Fit {
  /** Whether it lies within the hours; unknown when a time that matters is. */
  readonly fits: "yes" | "no" | "unknown";
  /** Minutes of it outside the hours, null when a time is unknown. */
  readonly outside: number | null;
}

const WHOLE_DAY = 1440;

/** Monday is 1; day 0, 1 January 1970, was a Thursday. */
export const weekdayOf = (day: number): number => ((((day + 3) % 7) + 7) % 7) + 1;

/**
 * Needed minutes beside open ones. One known end is enough to say that it does not fit, when the room is closed then.
 * @param times minutes after midnight, null when unknown
 */
export function fitOf(hours: Hours, weekday: number, times: { starts: number | null; ends: number | null }): Fit {
  const { starts } = times;
  const ends = times.ends !== null && starts !== null && times.ends <= starts ? null : times.ends;
  const open = openOn(hours, weekday);
  if (starts !== null && ends !== null) {
    const within = open.reduce(
      (sum, [from, until]) => sum + Math.max(0, Math.min(until, ends) - Math.max(from, starts)),
      0,
    );
    const outside = ends - starts - within;
    return { fits: outside > 0 ? "no" : "yes", outside };
  }
  const closedAt = (minute: number) => open.every(([from, until]) => minute < from || minute >= until);
  const closed = (starts !== null && closedAt(starts)) || (ends !== null && closedAt(ends - 1));
  return { fits: closed ? "no" : "unknown", outside: null };
}

/** Open stretches of a day and the night after, joined, as the night before may still run on. */
function openOn(hours: Hours, weekday: number): readonly (readonly [number, number])[] {
  const at = (shift: number) =>
    hours
      .filter(({ days }) => days.includes(((weekday - 1 + shift + 7) % 7) + 1))
      .map(({ from, until }) => [from + shift * WHOLE_DAY, until + shift * WHOLE_DAY] as const);
  const joined: [number, number][] = [];
  for (const [from, until] of [-1, 0, 1].flatMap(at).toSorted((a, b) => a[0] - b[0])) {
    const last = joined.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], until);
    else joined.push([from, until]);
  }
  return joined;
}
