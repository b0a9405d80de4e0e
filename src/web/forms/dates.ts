import { isPartialDate, type PartialDate } from "../../register/partial-date.ts";
import { LOCALES, tagOf } from "../texts.ts";
import { latinDigits } from "./digits.ts";

/** Month names as people write them in the languages of the pages, from the runtime: "juni", "jun", "june" → 6. */
const MONTHS: ReadonlyMap<string, number> = new Map(
  LOCALES.flatMap((locale) =>
    (["long", "short"] as const).flatMap((month) => {
      const format = new Intl.DateTimeFormat(tagOf(locale), { month, timeZone: "UTC" });
      return Array.from({ length: 12 }, (_, i) => [plain(format.format(Date.UTC(2020, i, 1))), i + 1] as const);
    }),
  ),
);

/** Without capitals and dots; the Turkish ı and İ as i, for a keyboard's capitals differ. */
function plain(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/\u0131|i\u0307/g, "i")
    .replace(".", "");
}

const two = (text: string | number): string => String(text).padStart(2, "0");

/**
 * Reads a day, month or year as people write it: "2018", "juni 2018", "6-2018", "14-6-2018", "14 juni 2018", "2018-06-14".
 * Undefined when it is none of these, or no such day exists.
 */
export function readDate(typed: string): PartialDate | undefined {
  const parts = latinDigits(typed)
    .trim()
    .toLowerCase()
    .split(/[\s./-]+/)
    .filter(Boolean);
  const ordered = /^\d{4}$/.test(parts[0] ?? "") ? parts : parts.toReversed();
  const [year, month, day] = ordered;
  if (year === undefined || ordered.length > 3 || !/^\d{4}$/.test(year)) return undefined;
  const number = month === undefined ? undefined : monthOf(month);
  if (month !== undefined && number === undefined) return undefined;
  if (day !== undefined && !/^\d{1,2}$/.test(day)) return undefined;
  const date = [year, number, day]
    .filter((part) => part !== undefined)
    .map(two)
    .join("-");
  return isPartialDate(date) ? date : undefined;
}

const monthOf = (text: string): number | undefined => (/^\d{1,2}$/.test(text) ? Number(text) : MONTHS.get(plain(text)));
