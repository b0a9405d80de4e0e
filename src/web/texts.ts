import { IntlMessageFormat } from "intl-messageformat";
import type { Child } from "hono/jsx";
import { apart } from "./apart.ts";
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
  /** A name or words of people as they stand inside words of this language: kept apart where they run the other way. */
  apart(value: string): string;
  /** A message with its values filled in, each kept apart; throws when a value the message asks for is missing. */
  t(key: string, values?: TextValues): string;
  /** The same with elements among the values, such as a name with its link. */
  parts<V = Child>(key: string, values: Readonly<Record<string, V>>): readonly (V | string)[];
  has(key: string): boolean;
  /** In which language the text of this key stands: Dutch where a translation is missing. */
  languageOf(key: string): Locale;
  /** The first key that has a text, if any. */
  firstOf(keys: readonly string[]): string | undefined;
  /** Those of the same site in another language. */
  in(locale: Locale): Texts;
  /** The same without signs that keep values apart: for what programs read, compare or keep. */
  readonly plain: Texts;
}

/** Where the texts of a site come from, and how they are written. */
interface Source {
  readonly messages: Readonly<Record<Locale, Messages>>;
  readonly digits: Digits;
  readonly plain: boolean;
}

/** The texts of every language out of given messages, compiled as they are first used and kept. */
export const textsFrom = (messages: Source["messages"], digits: Digits = "latin"): ((locale: Locale) => Texts) =>
  allFrom({ messages, digits, plain: false });

function allFrom(source: Source): (locale: Locale) => Texts {
  const known = new Map<Locale, Texts>();
  const textsOf = (locale: Locale): Texts => {
    const texts = known.get(locale) ?? oneFrom(source, locale, textsOf);
    known.set(locale, texts);
    return texts;
  };
  return textsOf;
}

/** The texts of the program in one language. */
export const textsIn = textsFrom(MESSAGES);

function oneFrom(source: Source, locale: Locale, others: Texts["in"]): Texts {
  const { messages, digits } = source;
  const tag = tagOf(locale, digits);
  const figures = figuresOf(tag);
  const direction = directionOf(locale);
  const setApart = (value: string): string => (source.plain ? value : apart(value, direction));
  const inPlain = once((): Texts => allFrom({ ...source, plain: true })(locale));
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
    const text = textOf(message(key), withYears(values, figures), setApart);
    if (!messages[languageOf(key)][key]?.includes("{")) plain.set(key, text);
    return text;
  };
  const texts: Texts = {
    locale,
    tag,
    figures,
    apart: setApart,
    has,
    languageOf,
    t: (key, values) => plain.get(key) ?? (has(key) ? written(key, values) : key),
    parts: (key, values) => (has(key) ? partsOf(message(key), withYears(values, figures), setApart) : [key]),
    firstOf: (keys) => keys.find(has),
    in: others,
    get plain() {
      return source.plain ? texts : inPlain();
    },
  };
  return texts;
}

function once<Of>(make: () => Of): () => Of {
  let made: Of | undefined;
  return () => (made ??= make());
}

interface Compiled {
  readonly format: IntlMessageFormat;
  /** Words and, at every second place, the name of the value that stands there as it is; undefined where a value chooses the words. */
  readonly pieces: readonly string[] | undefined;
  /** Names of the values that choose words. */
  readonly choosing: readonly string[];
  /** What was written before with these numbers: no words of anybody. */
  readonly counted: Map<string, string>;
}

const compile = (message: string, tag: string): Compiled => ({
  format: new IntlMessageFormat(message, tag, undefined, { ignoreTag: true }),
  pieces: piecesOf(message),
  choosing: [...message.matchAll(/\{\s*(\w+)\s*,/g)].map(([, name]) => name as string),
  counted: new Map(),
});

function piecesOf(message: string): readonly string[] | undefined {
  const pieces = message.split(/\{\s*(\w+)\s*\}/);
  return pieces.some((piece) => /['{}]/.test(piece)) ? undefined : pieces;
}

/** Throws when a value the message asks for is missing. */
function textOf(compiled: Compiled, values: TextValues | undefined, setApart: Texts["apart"]): string {
  const { format, pieces } = compiled;
  if (pieces === undefined) return chosenText(compiled, values, setApart);
  let text = "";
  for (const [i, piece] of pieces.entries()) {
    const value = i % 2 === 0 ? piece : values?.[piece];
    if (value === undefined) return String(format.format(values));
    text += i % 2 === 1 && typeof value === "string" ? setApart(value) : value;
  }
  return text;
}

/** So many texts of one message are kept. */
const KEPT = 256;

/** Which words belong to a number takes long to find, and pages count the same few. */
function chosenText(compiled: Compiled, values: TextValues = {}, setApart: Texts["apart"]): string {
  const { format, counted } = compiled;
  const numbers = Object.values(values);
  if (numbers.some((value) => typeof value !== "number"))
    return String(format.format(allApart(compiled, values, setApart)));
  const place = `${Object.keys(values).join(" ")} ${numbers.join(" ")}`;
  const text = counted.get(place) ?? String(format.format(values));
  if (counted.size >= KEPT) counted.clear();
  counted.set(place, text);
  return text;
}

/** The same with elements or pieces of text among the values; words that follow each other are one part. */
function partsOf<V>(compiled: Compiled, values: Readonly<Record<string, V>> = {}, setApart: Texts["apart"]) {
  const { format, pieces } = compiled;
  const isPlain = ([i, piece]: [number, string]) => i % 2 === 0 || standsAsItIs(values[piece]);
  if (!pieces || ![...pieces.entries()].every(isPlain))
    return format
      .formatToParts(allApart(compiled, values, setApart) as Record<string, never>)
      .map(({ value }) => value as V | string);
  const parts: (V | string)[] = [];
  for (const [i, piece] of pieces.entries()) {
    const value = i % 2 === 0 ? piece : (values[piece] as V);
    const part = i % 2 === 1 && typeof value === "string" ? setApart(value) : value;
    const last = parts.at(-1);
    if (typeof part === "string" && typeof last === "string") parts[parts.length - 1] = last + part;
    else if (part !== "") parts.push(part);
  }
  return parts;
}

const standsAsItIs = (value: unknown): boolean =>
  typeof value === "string" || (typeof value === "object" && value !== null);

/** The values with each text among them kept apart, but those that choose words. */
function allApart<V>(
  { choosing }: Compiled,
  values: Readonly<Record<string, V>> | undefined,
  setApart: Texts["apart"],
) {
  if (values === undefined) return undefined;
  const held = ([name, value]: [string, V]) => [
    name,
    typeof value === "string" && !choosing.includes(name) ? setApart(value) : value,
  ];
  return Object.fromEntries(Object.entries(values).map(held)) as Readonly<Record<string, V>>;
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
