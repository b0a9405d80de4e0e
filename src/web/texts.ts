import { IntlMessageFormat } from "intl-messageformat";
import type { Child } from "hono/jsx";
import * as ar from "./texts/ar.ts";
import * as en from "./texts/en.ts";
import * as nl from "./texts/nl.ts";
import * as tr from "./texts/tr.ts";

/** The languages there are. Dutch comes first; a test names what another lacks. */
export const LOCALES = ["nl", "en", "ar", "tr"] as const;
export type Locale = (typeof LOCALES)[number];
export type Direction = "ltr" | "rtl";

const DIRECTIONS: Readonly<Record<Locale, Direction>> = { nl: "ltr", en: "ltr", ar: "rtl", tr: "ltr" };
/** How a language writes numbers, money and days, and which plurals it has, for Intl. */
const TAGS: Readonly<Record<Locale, string>> = { nl: "nl", en: "en-GB", ar: "ar-u-nu-latn", tr: "tr" };
/** How Arabic writes its digits: 123 or ١٢٣. */
export type Digits = "latin" | "arabic";
export const tagOf = (locale: Locale, digits: Digits = "latin"): string =>
  digits === "arabic" && locale === "ar" ? "ar-u-nu-arab" : TAGS[locale];
export const directionOf = (locale: Locale): Direction => DIRECTIONS[locale];
export const isLocale = (text: string): text is Locale => (LOCALES as readonly string[]).includes(text);

/** Key → ICU message. */
export type Messages = Readonly<Record<string, string>>;
export type TextValues = Readonly<Record<string, string | number>>;

const merged = (areas: Readonly<Record<string, Messages>>): Messages => Object.assign({}, ...Object.values(areas));

/** Every message of every language, as the files hold them. */
export const MESSAGES: Readonly<Record<Locale, Messages>> = {
  nl: merged(nl),
  en: merged(en),
  ar: merged(ar),
  tr: merged(tr),
};

/** The texts of one language. A text missing in it is Dutch; a key missing everywhere reads as the key. */
export interface Texts {
  readonly locale: Locale;
  /** For Intl. */
  readonly tag: string;
  /** Text with its digits as this language writes them. */
  figures(text: string): string;
  /** A message with its values filled in; throws when a value the message asks for is missing. */
  t(key: string, values?: TextValues): string;
  /** The same with elements among the values, such as a name with its link. */
  parts(key: string, values: Readonly<Record<string, Child>>): readonly Child[];
  has(key: string): boolean;
  /** In which language the text of this key stands: Dutch where a translation is missing. */
  languageOf(key: string): Locale;
  /** The first key that has a text, if any. */
  firstOf(keys: readonly string[]): string | undefined;
}

const known = new Map<Locale, Texts>();

/** The texts of one language, compiled as they are first used and kept. */
export function textsIn(locale: Locale): Texts {
  const texts = known.get(locale) ?? textsFrom(locale, MESSAGES);
  known.set(locale, texts);
  return texts;
}

/** The texts of one language out of given messages: the pure part. */
export function textsFrom(
  locale: Locale,
  messages: Readonly<Record<Locale, Messages>>,
  digits: Digits = "latin",
): Texts {
  const tag = tagOf(locale, digits);
  const figures = figuresOf(tag);
  const compiled = new Map<string, Compiled>();
  // Most messages are words alone, the same each time.
  const plain = new Map<string, string>();
  const own = messages[locale];
  const languageOf = (key: string): Locale => (Object.hasOwn(own, key) ? locale : "nl");
  const has = (key: string): boolean => Object.hasOwn(own, key) || Object.hasOwn(messages.nl, key);
  const message = (key: string): Compiled => {
    const ready = compiled.get(key) ?? compile(messages[languageOf(key)][key] ?? key, tagOf(languageOf(key), digits));
    compiled.set(key, ready);
    return ready;
  };
  const written = (key: string, values: TextValues | undefined): string => {
    const text = textOf(message(key), withYears(values, figures));
    if (!messages[languageOf(key)][key]?.includes("{")) plain.set(key, text);
    return text;
  };
  return {
    locale,
    tag,
    figures,
    has,
    languageOf,
    t: (key, values) => plain.get(key) ?? (has(key) ? written(key, values) : key),
    parts: (key, values) =>
      has(key) ? message(key).format.formatToParts(withYears(values, figures)).map(valueOf) : [key],
    firstOf: (keys) => keys.find(has),
  };
}

interface Compiled {
  readonly format: IntlMessageFormat;
  /** Words and, at every second place, the name of the value that stands there as it is; undefined where a value chooses the words. */
  readonly pieces: readonly string[] | undefined;
}

const compile = (message: string, tag: string): Compiled => ({
  format: new IntlMessageFormat(message, tag, undefined, { ignoreTag: true }),
  pieces: piecesOf(message),
});

function piecesOf(message: string): readonly string[] | undefined {
  const pieces = message.split(/\{\s*(\w+)\s*\}/);
  return pieces.some((piece) => /['{}]/.test(piece)) ? undefined : pieces;
}

/** Throws when a value the message asks for is missing. */
function textOf({ format, pieces }: Compiled, values: TextValues | undefined): string {
  if (pieces === undefined) return String(format.format(values));
  let text = "";
  for (const [i, piece] of pieces.entries()) {
    const value = i % 2 === 0 ? piece : values?.[piece];
    if (value === undefined) return String(format.format(values));
    text += value;
  }
  return text;
}

const asTheyStand = (text: string): string => text;
const figuresOf = (tag: string): Texts["figures"] =>
  tag.endsWith("-arab")
    ? (text) => text.replaceAll(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit)))
    : asTheyStand;

/** A year is given as text, so that no language groups its digits; they are digits all the same. */
function withYears<V>(values: Readonly<Record<string, V>> | undefined, figures: Texts["figures"]) {
  if (values === undefined || figures === asTheyStand) return values;
  const written = (value: V) => (typeof value === "string" && /^\d{4}$/.test(value) ? figures(value) : value);
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, written(value)]));
}

const valueOf = (part: { readonly value: unknown }): Child => part.value as Child;
