/** Words as small whole numbers: code 0 is "unknown", others count up in order of first sight. */
export interface Dictionary {
  readonly words: string[];
  readonly codes: Map<string, number>;
}

export const dictionary = (): Dictionary => ({ words: ["unknown"], codes: new Map([["unknown", 0]]) });

/** The code of a word, new if need be; 0 for undefined. */
export function encode(dictionary: Dictionary, word: string | undefined): number {
  if (word === undefined || word === "unknown") return 0;
  const known = dictionary.codes.get(word);
  if (known !== undefined) return known;
  const code = dictionary.words.push(word) - 1;
  dictionary.codes.set(word, code);
  return code;
}

export const wordAt = (dictionary: Dictionary, code: number): string => dictionary.words[code] ?? "unknown";
/** The code of a word that may not occur at all: −1 then. */
export const codeOf = (dictionary: Dictionary, word: string): number => dictionary.codes.get(word) ?? -1;
