/**
 * The days on which no legal term ends. Algemene termijnenwet: a term that ends on a Saturday, a Sunday or a recognised
 * holiday runs on to the next day that is none (article 1); the recognised holidays, with Good Friday alike (article 3).
 * Days that a royal decree puts on a par with a holiday for some years are not known here: a last day that we name may
 * come a day early, never late.
 */
const DAY = 86_400_000;
const SATURDAY = 2;
const SUNDAY = 3;

const dayOf = (year: number, month: number, date: number): number => Date.UTC(year, month - 1, date) / DAY;
/** Day of the week of a day since 1970, counted from Thursday 1 January 1970. */
const weekday = (day: number): number => ((day % 7) + 7) % 7;

/** Easter Sunday, as a day since 1970: the anonymous Gregorian algorithm (Meeus, Astronomical Algorithms, chapter 8). */
export function easterSunday(year: number): number {
  const golden = year % 19;
  const [century, rest] = [Math.floor(year / 100), year % 100];
  const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30;
  const toSunday = (32 + 2 * (century % 4) + 2 * Math.floor(rest / 4) - epact - (rest % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * toSunday) / 451);
  const shifted = epact + toSunday - 7 * late + 114;
  return dayOf(year, Math.floor(shifted / 31), (shifted % 31) + 1);
}

/** The day on which the birthday of the King (27 April, from 2014) or Queen (30 April) is kept; never on a Sunday. */
function royalBirthday(year: number): number {
  const day = year >= 2014 ? dayOf(year, 4, 27) : dayOf(year, 4, 30);
  return weekday(day) === SUNDAY ? day - 1 : day;
}

/** The holidays of a year, as days since 1970, in order. */
export function holidaysOf(year: number): readonly number[] {
  const easter = easterSunday(year);
  const moving = [easter - 2, easter + 1, easter + 39, easter + 50];
  const fixed = [dayOf(year, 1, 1), dayOf(year, 5, 5), dayOf(year, 12, 25), dayOf(year, 12, 26)];
  return [...moving, ...fixed, royalBirthday(year)].sort((a, b) => a - b);
}

/** Whether no term ends on this day (since 1970): Saturday, Sunday or holiday. */
export function isFreeDay(day: number): boolean {
  const name = weekday(day);
  if (name === SATURDAY || name === SUNDAY) return true;
  return holidaysOf(new Date(day * DAY).getUTCFullYear()).includes(day);
}

/** The day that is so many working days after a day (both since 1970): neither weekend nor holiday counts. */
export function workingDaysAfter(day: number, count: number): number {
  let last = day;
  for (let left = count; left > 0; left--) last = rolledOn(last + 1);
  return last;
}

/** This day, or the first after it on which a term can end. */
export function rolledOn(day: number): number {
  let last = day;
  while (isFreeDay(last)) last++;
  return last;
}
