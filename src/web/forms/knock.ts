import { traitWordsIn } from "../../register/traits.ts";

/** The longest message at a door, and the longest way to be called: characters. */
export const LONGEST_KNOCK = 1000;
export const LONGEST_CALLED = 60;

/** Nine digits and more in a row, as people write a number; and what looks like an email address. */
const NUMBER = /(?:\+|\b)\d(?:[\s().-]{0,2}\d){8,}\b/;
const ADDRESS = /[^\s@]+@[^\s@]+\.[^\s@.]{2,}/;

/** What to look at once more before a message goes: words of what people are, and a number or address that anybody may read on. */
export interface KnockNotice {
  readonly words: readonly string[];
  readonly reach: boolean;
}

export const knockNotice = (text: string): KnockNotice | undefined => {
  const words = traitWordsIn(text);
  const reach =
    NUMBER.test(text.replaceAll(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))) || ADDRESS.test(text);
  return words.length > 0 || reach ? { words, reach } : undefined;
};
