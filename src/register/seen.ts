/** Signs that nobody sees, and that turn round what stands beside them: with them one text reads as another. Joiners and marks of scripts stay. */
const UNSEEN = /[\u00AD\u180E\u200B\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E001F}]/gu;
/** Control characters, but tabs and ends of lines. */
const CONTROLS = /(?![\t\n\r])\p{Cc}/gu;
const ENDS_OF_LINES = /[\p{Cc}\u2028\u2029]+/gu;
/** Something that has a shape. */
const SEEN = /[^\s\p{Cc}\p{Default_Ignorable_Code_Point}\u2800]/u;

/** A text as it is seen, without what is not; empty where nothing of it is. */
export const asSeen = (text: string): string => seenOrNothing(text.replace(UNSEEN, "").replace(CONTROLS, ""));

/** The same on one line. */
export const onOneLine = (text: string): string => asSeen(text.replace(ENDS_OF_LINES, " "));

const seenOrNothing = (text: string): string => (SEEN.test(text) ? text : "");

/** Letters of other scripts that look like Latin ones, by what they look like. */
const ALIKE: Readonly<Record<string, string>> = {
  a: "аɑα",
  b: "в",
  c: "сϲ",
  d: "ԁ",
  e: "еε",
  g: "ɡ",
  h: "нһ",
  i: "іıιӏ",
  j: "ј",
  k: "кκ",
  m: "мμ",
  n: "ν",
  o: "оοσ",
  p: "рρ",
  s: "ѕ",
  t: "тτ",
  x: "хχ",
  y: "уүγ",
};
const LATIN = new Map(Object.entries(ALIKE).flatMap(([latin, others]) => Array.from(others, (one) => [one, latin])));

/** A name as the eye takes it: in small letters, without spaces and signs, look-alike letters as Latin ones. */
export const eyedName = (name: string): string =>
  Array.from(
    name
      .normalize("NFKC")
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\p{M}]/gu, ""),
  )
    .map((letter) => LATIN.get(letter) ?? letter)
    .join("");
