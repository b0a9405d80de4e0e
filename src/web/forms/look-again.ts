import { traitWordsIn } from "../../register/traits.ts";

/** Words in what somebody wrote that say what people are, by field. */
export interface TraitNotice {
  readonly name: string;
  readonly words: readonly string[];
}

/** A field of free text, by its name in the body, and what stands in it. */
export type Written = readonly [name: string, text: string];

/** Fields in which somebody says why such a word is needed: of a rule and of a decision. */
const WHY: readonly string[] = ["rule", "decision"];

/**
 * The words to look at once more, of a text about somebody else: the one rule for the page before it is sent and for the server before it
 * is written. Who wrote why they are needed has looked already.
 */
export function lookAgain(kind: string, fields: readonly Written[]): readonly TraitNotice[] {
  const saidWhy = WHY.includes(kind) && fields.some(([name, text]) => name === "why" && text.trim() !== "");
  if (saidWhy) return [];
  return fields.map(([name, text]) => ({ name, words: traitWordsIn(text) })).filter(({ words }) => words.length > 0);
}

/** What the page is told, so that it looks at what the server would look at. */
export interface LookAgainOn {
  readonly kind: string;
  /** Whatever is filled in, it is about somebody else. */
  readonly always?: true;
  readonly own: string;
  /** Entries the form can name that concern nobody but the writer. */
  readonly ownEntries: readonly string[];
  /** Names of fields of free text, of fields that name a party and of fields that name an entry. */
  readonly free: readonly string[];
  readonly parties: readonly string[];
  readonly entries: readonly string[];
}

/** A form of one text that is always about somebody else. */
export const textAboutOthers = (name: string): LookAgainOn => ({
  kind: "",
  always: true,
  own: "",
  ownEntries: [],
  free: [name],
  parties: [],
  entries: [],
});

/** Answers that name no party. */
const NOBODY: readonly string[] = ["", "unknown", "residents", "listed"];

/** Whether what is filled in is about somebody else; a rule is always for others. */
export function isAboutOthers(on: LookAgainOn, valuesOf: (name: string) => readonly string[]): boolean {
  const parties = on.parties.flatMap(valuesOf).filter((value) => !NOBODY.includes(value));
  const entries = on.entries.flatMap(valuesOf).filter((value) => value !== "" && value !== "unknown");
  return (
    on.always === true ||
    on.kind === "rule" ||
    parties.some((party) => party !== on.own) ||
    entries.some((entry) => !on.ownEntries.includes(entry))
  );
}
