import table from "./law.json" with { type: "json" };
import type { PartialDate } from "./partial-date.ts";

export type LawKey = keyof typeof table;
export const LAW_KEYS = Object.keys(table) as readonly LawKey[];

/** One line of law as it may be shown. What it says stands under `law.<key>` in the language files. */
export interface LawLine {
  readonly key: LawKey;
  /** Null while nobody has checked it: then it is shown as a term without an article, "not checked yet". */
  readonly article: string | null;
  readonly law: string;
  /** Where it was checked, and when; "unknown" while it was not. */
  readonly source: string;
  readonly checked: PartialDate;
}

/** A line of law. Information, not legal advice; the table is data that a lawyer can mend without touching code. */
export function lawLine(key: LawKey): LawLine {
  const { law, article, seen, source, checked } = table[key];
  return { key, law, article: seen ? article : null, source, checked };
}
