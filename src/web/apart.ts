import type { Direction } from "./texts.ts";

/** Letters that run from right to left: Hebrew, Arabic, Syriac, Thaana, N'Ko and their further blocks. */
const RIGHT_TO_LEFT = "\\u0590-\\u08FF\\uFB1D-\\uFDFF\\uFE70-\\uFEFC\\u{10800}-\\u{10FFF}\\u{1E800}-\\u{1EFFF}";
/** What is drawn out of place inside words that run this way: letters that run the other way, figures in groups, signs that turn. */
const ASTRAY: Readonly<Record<Direction, RegExp>> = {
  ltr: new RegExp(`[${RIGHT_TO_LEFT}\\u202A-\\u202E]`, "u"),
  rtl: new RegExp(`(?![${RIGHT_TO_LEFT}])\\p{L}|\\d[\\s/()]+\\d|\\+\\d|[\\u202A-\\u202E]`, "u"),
};
const ISOLATED = /\u2068[^\u2068\u2069]*\u2069/g;
/** A link is followed and compared, so that no sign is put to it. */
const LINK = /^[a-z]+:\/*\S+$/i;

/**
 * A value inside a sentence that runs this way, kept apart by U+2068 and U+2069 where it would mix with the words around it. What
 * already is kept apart stays as it is.
 */
export function apart(value: string, direction: Direction): string {
  if (!ASTRAY[direction].test(value) || LINK.test(value)) return value;
  return ASTRAY[direction].test(value.replaceAll(ISOLATED, "")) ? `\u2068${value}\u2069` : value;
}
