import type { Child } from "hono/jsx";
import { dayAt } from "../register/term.ts";
import { dayRange, dayToIso } from "../register/partial-date.ts";
import type { Texts } from "./texts.ts";

/** What may be unknown: null, NaN and "unknown" read as "onbekend" everywhere. */
export type Maybe<T> = T | null | undefined | "unknown";

/** How values are written in one language. Nothing unknown is ever filled in. */
export interface Formats {
  readonly unknown: string;
  number(value: Maybe<number>): string;
  /** Money in cents; whole euros without decimals. */
  cents(value: Maybe<number>): string;
  /** A share between 0 and 1: a percentage from 20 cases on, else a decimal. Without `cases` it is enough. */
  share(value: Maybe<number>, cases?: number): string;
  /** "44 van 50", with the percentage behind it from 20 cases on. */
  partOf(part: Maybe<number>, whole: Maybe<number>): string;
  /** A difference of shares, in points of a hundred, with its sign. */
  difference(value: Maybe<number>): string;
  /** The same without its words, for the ticks of a picture. */
  pointsOnly(value: number): string;
  /** How seldom chance alone gives this much: per thousand, never as a percentage. */
  chance(value: Maybe<number>): string;
  days(value: Maybe<number>): string;
  /** A stretch of minutes: "2 uur en 30 minuten". */
  minutes(value: Maybe<number>): string;
  /** Minutes after midnight as a clock time. */
  clock(value: Maybe<number>): string;
  /** A day counted from 1970-01-01. */
  day(value: Maybe<number>): string;
  /** Milliseconds since 1970, as the day in Amsterdam. */
  moment(value: number): string;
  /** "2018", "2018-06", "2018-06-14" or unknown. */
  partialDate(value: Maybe<string>): string;
  /** "2016-2019": the first and the last of some years. */
  years(span: string): string;
  /** Answer as stored ("yes", "never-asked") or as its column code (0 unknown, 1 yes, 2 no, 3 never asked). */
  answer(value: Maybe<string | number>): string;
  /** A word of a closed list: `word.<list>.<value>` if there is one, else `word.<value>`, else as it stands. */
  word(value: Maybe<string>, list?: string): string;
  /** Text people wrote, or unknown. */
  said(value: Maybe<string>): string;
  /** Things side by side: "a, b en c". */
  list(items: readonly string[]): string;
  /** The same for elements, such as names with their links. */
  listOf(items: readonly Child[]): readonly Child[];
}

/** From this many cases on a percentage may be written (never one under 20). */
const PERCENT_FROM = 20;
const ANSWERS = ["unknown", "yes", "no", "never-asked"] as const;

const isUnknown = (value: unknown): boolean =>
  value === null || value === undefined || value === "unknown" || Number.isNaN(value);

/** The formats of one language; compiled once per language. */
export function formatsOf(texts: Texts): Formats {
  const kept = ready.get(texts);
  if (kept) return kept;
  const made = make(texts);
  ready.set(texts, made);
  return made;
}

const ready = new WeakMap<Texts, Formats>();

function make(texts: Texts): Formats {
  const { t } = texts;
  const unknown = t("word.unknown");
  const plain = kept(numberWriter(texts.tag, { maximumFractionDigits: 2 }));
  const percent = numberWriter(texts.tag, { style: "percent", maximumFractionDigits: 0 });
  const signed = numberWriter(texts.tag, { maximumFractionDigits: 0, signDisplay: "exceptZero" });
  const points = (value: number): string => signed(value).replace("-", "\u2212");
  const or = <T>(value: Maybe<T>, write: (value: T) => string): string =>
    isUnknown(value) ? unknown : write(value as T);
  const words = new Map<string | undefined, Map<string, string>>();
  const word = (value: Maybe<string>, list?: string): string => or(value, (w) => wordIn(texts, words, w, list));
  const dates = datesIn(texts.tag);
  const day = kept((number: number) => dates.day(number * 86_400_000));
  const days = kept((number: number) => t("format.days", { days: Math.round(number) }));
  const cents = kept((number: number) => euros(texts, number));
  const dated = kept((date: string) => texts.figures(partialDate(dates, date)));
  const lists = new Intl.ListFormat(texts.tag, { type: "conjunction" });
  return {
    unknown,
    number: (value) => or(value, plain),
    cents: (value) => or(value, cents),
    share: (value, cases = PERCENT_FROM) => or(value, cases < PERCENT_FROM ? plain : percent),
    partOf: (part, whole) =>
      or(part, (p) => or(whole, (w) => partOf(texts, { part: p, whole: w, percent: w ? percent(p / w) : "" }))),
    difference: (value) => or(value, (d) => t("format.points", { points: points(d * 100) })),
    pointsOnly: (value) => points(value * 100),
    chance: (value) => or(value, (p) => t("format.chance", { times: Math.max(1, Math.round(p * 1000)) })),
    days: (value) => or(value, days),
    minutes: (value) => or(value, (all) => minutes(texts, all)),
    clock: (value) => or(value, (minute) => texts.figures(clock(minute))),
    day: (value) => or(value, day),
    moment: (value) => day(dayAt(value)),
    partialDate: (value) => or(value, dated),
    years: (span) => {
      const [first = "", last = ""] = span.split("-");
      return t("format.years", { first, last });
    },
    answer: (value) => (isUnknown(value) ? unknown : word(typeof value === "number" ? ANSWERS[value] : value)),
    word,
    said: (value) => or(value, (said) => said),
    list: (items) => lists.format(items.map(texts.apart)),
    listOf: (items) =>
      lists
        .formatToParts(items.map((_, i) => String(i)))
        .map(({ type, value }) => (type === "element" ? items[Number(value)] : value)),
  };
}

/** So many texts of numbers are kept: a page mostly holds days and amounts that were written before. */
const KEPT = 1024;

function kept<V extends number | string>(write: (value: V) => string): (value: V) => string {
  const texts = new Map<V, string>();
  return (value) => {
    const known = texts.get(value);
    if (known !== undefined) return known;
    if (texts.size >= KEPT) texts.clear();
    const text = write(value);
    texts.set(value, text);
    return text;
  };
}

function numberWriter(tag: string, options: Intl.NumberFormatOptions): (value: number) => string {
  const format = new Intl.NumberFormat(tag, options);
  return (value) => format.format(value);
}

type Words = Map<string | undefined, Map<string, string>>;

/** Words with a text are kept; what people wrote is not. */
function wordIn({ t, firstOf }: Texts, words: Words, word: string, list: string | undefined): string {
  const known = words.get(list)?.get(word);
  if (known !== undefined) return known;
  const key = firstOf([...(list === undefined ? [] : [`word.${list}.${word}`]), `word.${word}`]);
  if (key === undefined) return word;
  const text = t(key);
  words.set(list, (words.get(list) ?? new Map<string, string>()).set(word, text));
  return text;
}

const written = new Map<string, Intl.NumberFormat>();

function euros({ locale, tag }: Texts, cents: number): string {
  const whole = cents % 100 === 0;
  const key = `${tag} ${whole}`;
  const format =
    written.get(key) ??
    new Intl.NumberFormat(locale === "en" ? "en-IE" : tag, {
      style: "currency",
      currency: "EUR",
      minimumFractionDigits: whole ? 0 : 2,
      maximumFractionDigits: whole ? 0 : 2,
    });
  written.set(key, format);
  return format.format(cents / 100);
}

function partOf({ t }: Texts, values: { part: number; whole: number; percent: string }): string {
  return t(values.whole < PERCENT_FROM ? "format.part-of" : "format.part-of-percent", values);
}

function minutes({ t }: Texts, all: number): string {
  const [hours, rest] = [Math.floor(all / 60), Math.round(all % 60)];
  if (hours === 0) return t("format.minutes", { minutes: rest });
  return t(rest === 0 ? "format.hours" : "format.hours-minutes", { hours, minutes: rest });
}

/** 24 hours and on is after midnight: 1500 reads 01:00. */
const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60) % 24).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;

interface Dates {
  day(milliseconds: number): string;
  month(milliseconds: number): string;
}

function datesIn(tag: string): Dates {
  const day = new Intl.DateTimeFormat(tag, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
  const month = new Intl.DateTimeFormat(tag, { month: "long", year: "numeric", timeZone: "UTC" });
  return { day: (ms) => day.format(ms), month: (ms) => month.format(ms) };
}

function partialDate(dates: Dates, date: string): string {
  const range = dayRange(date);
  if (!range) return date;
  if (range.first === range.last) return dates.day(range.first * 86_400_000);
  return date.length === 4 ? dayToIso(range.first).slice(0, 4) : dates.month(range.first * 86_400_000);
}
