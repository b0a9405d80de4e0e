import type { KindName } from "../../register/kinds.ts";
import { dayToIso } from "../../register/partial-date.ts";
import { dayAt } from "../../register/term.ts";
import type { Posted } from "./field.ts";
import { specsOf } from "./read-form.ts";

/** Days by their name in the languages of the pages: how many days back. */
const NAMED: ReadonlyMap<string, number> = new Map([
  ["vandaag", 0],
  ["gisteren", 1],
  ["today", 0],
  ["yesterday", 1],
  ["bugün", 0],
  ["dün", 1],
  ["اليوم", 0],
  ["أمس", 1],
]);

/** What was typed, with the day where it names one in a word: "gisteren" is the day before `now` (milliseconds since 1970). */
export function withoutName(typed: string, now: number): string {
  const back = NAMED.get(typed.trim().toLowerCase().replace(/\.$/, ""));
  return back === undefined ? typed : dayToIso(dayAt(now) - back);
}

/** A posted form in which every day stands as a date; words in other fields stay as they are. */
export function withDays(form: Posted, kind: KindName, now: number): Posted {
  const days = specsOf(kind).flatMap((spec) => {
    if (spec.type === "rows")
      return spec.columns.filter(({ type }) => type === "date").map(({ name }) => `${spec.name}.${name}`);
    return spec.type === "date" ? [spec.name] : [];
  });
  const dated = days.flatMap((name) => {
    const typed = form[name];
    if (typed === undefined) return [];
    return [[name, typeof typed === "string" ? withoutName(typed, now) : typed.map((one) => withoutName(one, now))]];
  });
  return { ...form, ...(Object.fromEntries(dated) as Posted) };
}
