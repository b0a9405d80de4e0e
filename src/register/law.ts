import table from "./law.json" with { type: "json" };
import type { PartialDate } from "./partial-date.ts";

export type LawKey = keyof typeof table;
export const LAW_KEYS = Object.keys(table) as readonly LawKey[];

/** One line of law as it may be shown. What it says stands under `law.<key>` in the language files. */
export interface LawLine {
  readonly key: LawKey;
  readonly law: string;
  readonly article: string;
  /** Where it was read, and when: nothing that was not read stands in the table. */
  readonly source: string;
  readonly checked: PartialDate;
}

/** A line of law. Information, not legal advice; the table is data that a lawyer can mend without touching code. */
export function lawLine(key: LawKey): LawLine {
  return { key, ...table[key] };
}
