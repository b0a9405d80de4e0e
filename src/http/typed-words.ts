import { Refusal } from "../register/refusal.ts";

/** Words that were typed in a field, without the space around them. Throws "field-wrong" for none, and for more characters than may be. */
export function typedWords(field: string, typed: string, longest: number): string {
  const words = typed.trim();
  if (words === "") throw new Refusal("field-wrong", { field, problem: "required" });
  return notLonger(field, words, longest);
}

/** The same, where nothing needs to be typed. */
export function typedWordsOrNone(field: string, typed: string, longest: number): string {
  return notLonger(field, typed.trim(), longest);
}

function notLonger(field: string, words: string, longest: number): string {
  if (words.length > longest) throw new Refusal("field-wrong", { field, problem: "too-long" });
  return words;
}
