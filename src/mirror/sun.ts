import { getTimes } from "suncalc";

/** Degrees north and east. */
export interface Place {
  readonly latitude: number;
  readonly longitude: number;
}

/** Utrecht, for books that know no more of where they are than a name. */
export const MIDDLE_OF_THE_COUNTRY: Place = { latitude: 52.09, longitude: 5.12 };

const DAY = 86_400_000;
const clock = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/Amsterdam",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});

/**
 * When the upper edge of the sun goes under, as the clock in the Netherlands shows it: minutes after midnight, rounded.
 * Computed from the day (since 1970) and the place alone (suncalc, after Meeus, Astronomical Algorithms); null where the sun stays up or down.
 */
export function sunsetOn(day: number, { latitude, longitude }: Place): number | null {
  const { sunset } = getTimes(new Date(day * DAY + DAY / 2), latitude, longitude);
  if (sunset === null) return null;
  const [hours = 0, minutes = 0] = clock
    .format(sunset.getTime() + 30_000)
    .split(":")
    .map(Number);
  return hours * 60 + minutes;
}
