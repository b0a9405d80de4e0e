/**
 * How hard a Dutch text is to read: Flesch-Douma, 206.84 − 0.93 × words per sentence − 77 × syllables per word
 * (Douma, De leesbaarheid van landbouwbladen, 1960). 70 and up is easy.
 */
export function fleschDouma(text: string): number {
  const words = wordsIn(text);
  const sentences = sentencesIn(text).length || 1;
  const syllables = words.reduce((sum, word) => sum + syllablesIn(word), 0);
  return 206.84 - 0.93 * (words.length / sentences) - 77 * (syllables / words.length);
}

/** What is read in one breath: a sentence, or one thing of a list with semicolons. */
export const sentencesIn = (text: string): readonly string[] =>
  text
    .split(/[.!?;](?=\s|$|”)|\n/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => wordsIn(sentence).length > 0);

export const wordsIn = (text: string): readonly string[] => text.match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu) ?? [];

const VOWELS = /aai|ooi|oei|eeu|ieu|aa|ee|oo|uu|ie|oe|eu|ui|ij|ei|au|ou|[aeiouyáéíóúàèäëïöü]/giu;

/** Vowel groups as Dutch writes them; a number counts as one. */
const syllablesIn = (word: string): number => Math.max(1, word.match(VOWELS)?.length ?? 0);

/** Words that a plain text on these pages does not use. */
export const AVOIDED = [
  "stakeholder",
  "doelgroep",
  "moeilijk bereikbaar",
  "gesloten",
  "achterstandswijk",
  "score",
  "profiel",
] as const;
