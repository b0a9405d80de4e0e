import { canonical } from "../proof/seal.ts";
import type { BookId } from "../register/ids.ts";
import { Refusal } from "../register/refusal.ts";
import type { Membership } from "../storage/accounts.ts";
import type { BookRecord } from "../storage/books.ts";
import { agreeToTerms, insertTerms, termsBy } from "../storage/terms.ts";
import { type BookTerms, TERMS_PARTS } from "../web/book-terms.ts";
import { isEntering } from "../web/context.ts";
import { type Locale, LOCALES } from "../web/texts.ts";
import { peopleLock } from "./people.ts";
import type { Services } from "./services.ts";
import { typedWords } from "./typed-words.ts";
import type { BookVisit } from "./visit.ts";

/** The longest text of one part in one language, in characters. */
const LONGEST_TERMS = 20_000;

/** The terms of a book as they are or were. */
export interface ReadTerms {
  readonly version: string;
  /** ISO 8601 UTC. */
  readonly since: string;
  readonly terms: BookTerms;
}

export async function readTerms({ engine }: Services, book: BookId, version = ""): Promise<ReadTerms | undefined> {
  const kept = version === "" ? undefined : await termsBy(engine, book, version);
  return kept && { version: kept.version, since: kept.since, terms: JSON.parse(kept.text) as BookTerms };
}

/** Gives a book these terms from now on. What they were stays readable for who agreed to that. */
export async function setTerms({ engine, desk, secrets }: Services, book: BookId, terms: BookTerms): Promise<void> {
  const text = canonical(terms);
  const version = secrets.sha256(text);
  await insertTerms(engine, { book, version, since: secrets.clock().toISOString(), text });
  await desk.settle(book, { terms: version });
}

/** The terms that a form holds for these languages. Throws "field-wrong" for a part that is empty or too long. */
export function termsTyped(typed: Readonly<Record<string, string>>, languages: readonly Locale[]): BookTerms {
  const of = (locale: Locale) => {
    const parts = TERMS_PARTS.map((part) => {
      const field = `${part}-${locale}`;
      const words = (typed[field] ?? "").replaceAll("\r\n", "\n");
      return [part, typedWords(field, words, LONGEST_TERMS)] as const;
    });
    return [locale, Object.fromEntries(parts)] as const;
  };
  return Object.fromEntries(languages.map(of)) as BookTerms;
}

/** The languages a book is offered in. */
export const languagesIn = ({ settings }: BookRecord): readonly Locale[] =>
  LOCALES.filter((locale) => (settings.languages ?? LOCALES).includes(locale));

export const agree = ({ engine, secrets }: Services, membership: Membership, version: string): Promise<void> =>
  engine.transaction(peopleLock(membership), (queries) =>
    agreeToTerms(queries, membership, { version, at: secrets.clock().toISOString() }),
  );

/** Whether the terms of a book are still to be agreed to by somebody of it. */
export const owesTerms = ({ open, membership }: Pick<BookVisit, "open" | "membership">): boolean =>
  membership !== undefined && !agreed(open.record, membership);

export const agreed = ({ settings }: Pick<BookRecord, "settings">, { terms }: Membership): boolean =>
  settings.terms === undefined || settings.terms === terms;

/** Whether somebody comes in for a party that is new, and says yes to the terms with saying who it is. */
export const arrives = (visit: BookVisit): boolean =>
  owesTerms(visit) && isEntering(visit) && visit.membership?.role !== "reader";

/** Throws "terms-first" for who writes before agreeing to the terms as they are now. */
export function termsFirst(visit: Pick<BookVisit, "open" | "membership">): void {
  if (owesTerms(visit)) throw new Refusal("terms-first");
}
