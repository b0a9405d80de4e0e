import type { KindName } from "../../../src/register/kinds.ts";
import { leavesOf, type LeafType, PLANTED } from "./leaves.ts";

/** Something that stands in one field of one entry and nowhere else. */
export interface Seed {
  readonly key: string;
  readonly kind: string;
  readonly field: string;
}

const LETTERS = "abcdefghijklmnopqrstuvwxyz";
const FIRST_NUMBER = 1_100_000;
/** Round amounts of hours and fives of people are shown as they are. */
const STEP = 5;
/** An id made by chance hardly ever holds one. */
const WORD = /[zZ]qx[a-z]{4}/g;

/** Makes words and numbers that are found back wherever they come out. */
export function planter() {
  const seeds = new Map<string, Seed>();
  let words = 0;
  let numbers = 0;
  const keep = (key: string, kind: string, field: string): void => void seeds.set(key, { key, kind, field });
  const word = (kind: string, field: string): string => {
    const n = words++;
    const key = `zqx${[17576, 676, 26, 1].map((size) => LETTERS[Math.floor(n / size) % 26]).join("")}`;
    keep(key, kind, field);
    return key;
  };
  const number = (kind: string, field: string): number => {
    const n = FIRST_NUMBER + STEP * numbers++;
    keep(String(n), kind, field);
    return n;
  };
  const value = (type: LeafType, kind: string, field: string): unknown => {
    if (type === "words") return word(kind, field);
    if (type === "address") return `https://${word(kind, field)}.nl/`;
    const n = number(kind, field);
    return type === "money" ? n * 100 : type === "minutes" ? n * 60 : n;
  };
  /** The same body with a seed of its own in every field that can carry one. */
  const plant = (kind: KindName, body: object): object => {
    const leaves = leavesOf(kind);
    const walk = (inner: unknown, at: string): unknown => {
      const type = leaves.get(at);
      if (type !== undefined && PLANTED.includes(type)) return value(type, kind, at);
      if (Array.isArray(inner)) return inner.map((one) => walk(one, `${at}[]`));
      if (inner === null || typeof inner !== "object") return inner;
      return Object.fromEntries(
        Object.entries(inner).map(([name, one]) => [name, walk(one, at ? `${at}.${name}` : name)]),
      );
    };
    return walk(body, "") as object;
  };
  return { seeds, word, plant };
}
export type Planter = ReturnType<typeof planter>;

/** All that was planted and stands in a text. Numbers are written with or without points, in euros or cents, hours or minutes. */
export function seedsIn(text: string, seeds: ReadonlyMap<string, Seed>): ReadonlySet<string> {
  const found = new Set<string>();
  for (const [word] of text.matchAll(WORD)) found.add(word.toLowerCase());
  const grouped = text.replaceAll(/(?<![\d.,])\d{1,3}(?:[.,\u00a0\u202f]\d{3})+(?!\d)/g, (all) =>
    all.replaceAll(/\D/g, ""),
  );
  for (const [number] of grouped.matchAll(/(?<![\d.])11\d{5}(?:00)?(?!\d)/g)) found.add(number.slice(0, 7));
  for (const [number] of grouped.matchAll(/(?<![\d.])6[6-9]\d{6}(?!\d)/g)) found.add(String(Number(number) / 60));
  return new Set([...found].filter((one) => seeds.has(one)));
}
