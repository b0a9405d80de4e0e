import type { Askers } from "./askers.ts";
import type { Cases } from "./cases.ts";
import { NO_DAY, type WordColumn } from "./columns.ts";
import type { View } from "./view.ts";

/** What requests are compared between: things recorded about activities and requests. There is no column about who people are. */
export const BETWEEN = ["form", "unit", "area", "cadence", "matter", "newness", "month"] as const;
export type Between = (typeof BETWEEN)[number];

/** A label per case: its place in `words`, −1 when unknown. Words are those of the book or of the language files. */
export interface Labels {
  readonly label: Int32Array;
  readonly words: readonly string[];
}

export function labelsOf(view: View, cases: Cases, { by, askers }: { by: Between; askers: Askers }): Labels {
  if (by === "newness") return newness(view, cases, askers);
  return by === "month" ? months(view, cases) : columnLabels(view, cases, by);
}

function columnLabels({ columns, form }: View, { current }: Cases, by: WordColumn): Labels {
  const codes = columns[by];
  const label = current.map((row) => (by === "form" ? form(row) : (codes[row] as number)) - 1);
  return { label, words: columns.words[by].words.slice(1) };
}

const MONTHS = Array.from({ length: 12 }, (_, i) => `month-${i + 1}`);
const DAY = 86_400_000;

/** The month in which it was asked, where that is known to the month. */
function months({ columns }: View, { current }: Cases): Labels {
  const monthOf = (day: number) => new Date(day * DAY).getUTCMonth();
  const label = current.map((row) => {
    const [first, last] = [columns.first[row] as number, columns.last[row] as number];
    if (first === NO_DAY || last - first > 30) return -1;
    const month = monthOf(first);
    return monthOf(last) === month ? month : -1;
  });
  return { label, words: MONTHS };
}

export const NEW = 0;
export const RETURNING = 1;
/** First seen in these first years of a book, nobody can tell whether somebody had asked before. */
export const UNTOLD_YEARS = 2;

/** Whether the asker asked in an earlier year. Unknown without a year, without a name, or first seen too early in the book. */
export function newness({ columns }: View, { current }: Cases, { party, parties }: Askers): Labels {
  const { year } = columns;
  const firstYear = new Int32Array(parties).fill(9_999);
  let began = 9_999;
  for (let i = 0; i < current.length; i++) {
    const y = year[current[i] as number] as number;
    const j = party[i] as number;
    if (y === 0) continue;
    if (y < began) began = y;
    if (j >= 0 && y < (firstYear[j] as number)) firstYear[j] = y;
  }
  const label = new Int32Array(current.length);
  for (let i = 0; i < label.length; i++) {
    const y = year[current[i] as number] as number;
    const j = party[i] as number;
    if (y === 0 || j < 0) label[i] = -1;
    else if (y > (firstYear[j] as number)) label[i] = RETURNING;
    else label[i] = y < began + UNTOLD_YEARS ? -1 : NEW;
  }
  return { label, words: ["new", "returning"] };
}

/** Places in `words` that occur, the most frequent first; ties in the order of the words themselves. */
export function occurring({ label, words }: Labels): readonly number[] {
  const counts = new Int32Array(words.length);
  for (let i = 0; i < label.length; i++) if ((label[i] as number) >= 0) counts[label[i] as number]!++;
  const held = [...counts.keys()].filter((at) => (counts[at] as number) > 0);
  const name = (at: number) => words[at] ?? "";
  return held.sort((a, b) => (counts[b] as number) - (counts[a] as number) || (name(a) < name(b) ? -1 : 1));
}
