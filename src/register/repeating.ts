import PLAIN_WORDS from "./plain-words.json" with { type: "json" };

/** As many words in a row of what is hidden, or all of a shorter text, are a repetition. */
const LONGEST_REPEAT = 5;
/** A word of fewer letters tells of nobody. */
const FEWEST_LETTERS = 3;
const NUMBER = /\d{3}/;
const YEAR = /^(19|20)\d\d$/;
/** A word of a closed list, an id or a day: nobody typed it. */
const NOT_TYPED = /^[a-z]+(-[a-z]+)*$|^(?=.*[a-zA-Z_-])[\w-]{16,32}$/;

/** Letters that Unicode does not take apart, as who writes them in a hurry does. */
const FOLDED: Readonly<Record<string, string>> = {
  ı: "i",
  ß: "ss",
  ø: "o",
  æ: "ae",
  œ: "oe",
  ł: "l",
  đ: "d",
  ة: "ه",
};
const TO_FOLD = /[ıßøæœłđة\u0640٠-٩۰-۹]/gu;
const fold = (letter: string): string => {
  const digit = "٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹".indexOf(letter);
  return digit < 0 ? (FOLDED[letter] ?? "") : String(digit % 10);
};

/** The words of a text in small letters, without marks, and with one form of each letter, in any script. */
export const wordsOf = (text: string): readonly string[] =>
  text
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/\p{M}/gu, "")
    .replaceAll(TO_FOLD, fold)
    .match(/[\p{L}\p{N}]+/gu) ?? [];

const PLAIN = new Set(Object.values(PLAIN_WORDS).flatMap((words) => wordsOf(words)));

/** A word, and what is left without what Arabic writes to it ("and", "to", "the"), or what Dutch and Turkish write behind a name. */
function formsOf(word: string): readonly string[] {
  const bare = /^[وفبلك]?(?:ال|لل)?(\p{Script=Arabic}{3,})$/u.exec(word)?.[1];
  const stem = /^(\p{Script=Latin}{4,}?)(?:s|nin|nun|in|un|den|dan|ye|ya|yi|yu)$/u.exec(word)?.[1];
  return [word, ...(bare === undefined ? [] : [bare]), ...(stem === undefined ? [] : [stem])];
}

const isTelling = (word: string): boolean =>
  NUMBER.test(word)
    ? !YEAR.test(word)
    : word.length >= FEWEST_LETTERS && !formsOf(word).some((form) => PLAIN.has(form));

export interface Repeated {
  /** All that was typed in what is hidden. */
  readonly said: readonly string[];
  /** Names that may be told: of parties in the book. */
  readonly known: readonly string[];
  /** A name that may not: of the residents who wrote it. */
  readonly author: string;
}

/**
 * The first words of a reason that repeat what it hides: several in a row; one that is no everyday word, such as a name, wherever and in
 * whatever script it stands; a number; or who wrote it. Undefined where it repeats nothing.
 */
export function repeatedIn(why: string, { said, known, author }: Repeated): string | undefined {
  const reason = wordsOf(why);
  const line = ` ${reason.join(" ")} `;
  const typed = said.filter((one) => !NOT_TYPED.test(one));
  const runs = [wordsOf(author).join(" "), ...typed.flatMap((one) => runsOf(wordsOf(one)))];
  const run = runs.find((one) => one !== "" && line.includes(` ${one} `));
  if (run !== undefined) return run;
  const parties = new Set(known.flatMap((name) => wordsOf(name)).flatMap(formsOf));
  // Somebody may be called by an everyday word: then a capital tells, where both have one.
  const names = new Set(namesIn(why));
  const tells = (word: string): boolean => isTelling(word) || names.has(word);
  const told = typed.flatMap((one) => [...wordsOf(one).filter(isTelling), ...namesIn(one).filter(tells)]);
  const forms = new Set(told.flatMap(formsOf).filter((form) => !parties.has(form)));
  return reason.find((word) => tells(word) && formsOf(word).some((form) => forms.has(form)));
}

/** Words with a capital inside a sentence, as names have. */
const namesIn = (text: string): readonly string[] =>
  (text.match(/(?<=[\p{L}\p{N},;:]["'“‘(]?\s+["'“‘(]?)\p{Lu}[\p{L}\p{N}]{2,}/gu) ?? []).flatMap(wordsOf);

/** Every run of so many words, or all words of what is shorter; one word or two is no text. */
function runsOf(words: readonly string[]): readonly string[] {
  const length = Math.min(LONGEST_REPEAT, words.length);
  if (length < 3) return [];
  return Array.from({ length: words.length - length + 1 }, (_, i) => words.slice(i, i + length).join(" "));
}
