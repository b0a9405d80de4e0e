import { type Locale, LOCALES } from "./texts.ts";

/** What a book's terms are made of: how people treat each other, and who answers for what. */
export const TERMS_PARTS = ["rules", "arrangement"] as const;
export type TermsPart = (typeof TERMS_PARTS)[number];
export type TermsText = Readonly<Record<TermsPart, string>>;

/** The terms of a book in the languages it is offered in. */
export type BookTerms = Readonly<Partial<Record<Locale, TermsText>>>;

/** The terms in a reader's language, or in the first that they have. */
export function termsIn(terms: BookTerms, wanted: Locale): { readonly locale: Locale; readonly text: TermsText } {
  const locale = [wanted, ...LOCALES].find((one) => terms[one] !== undefined) ?? wanted;
  return { locale, text: terms[locale] ?? { rules: "", arrangement: "" } };
}

/** The paragraphs of a text; a line that begins with "- " is a point of a list. */
export const paragraphsOf = (text: string): readonly string[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "");

export interface Change {
  readonly how: "new" | "gone";
  readonly words: string;
}

/** What is new and what is gone between two texts, by paragraph, in the order of the new one (longest common subsequence). */
export function changesBetween(before: string, after: string): readonly Change[] {
  const [a, b] = [paragraphsOf(before), paragraphsOf(after)];
  const length = lengths(a, b);
  const changes: Change[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      i++;
      j++;
    } else if (i < a.length && (j === b.length || lengthAt(length, i + 1, j) >= lengthAt(length, i, j + 1)))
      changes.push({ how: "gone", words: a[i++] as string });
    else changes.push({ how: "new", words: b[j++] as string });
  }
  return changes;
}

const lengthAt = (length: readonly (readonly number[])[], i: number, j: number): number => length[i]?.[j] ?? 0;

/** Length of the longest common subsequence of what stands from i and from j on. */
function lengths(a: readonly string[], b: readonly string[]): readonly (readonly number[])[] {
  const length = Array.from({ length: a.length + 1 }, () => Array.from({ length: b.length + 1 }, () => 0));
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      (length[i] as number[])[j] =
        a[i] === b[j]
          ? 1 + lengthAt(length, i + 1, j + 1)
          : Math.max(lengthAt(length, i + 1, j), lengthAt(length, i, j + 1));
  return length;
}
