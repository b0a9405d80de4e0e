import { EQUAL, type Knobs } from "./knobs.ts";

/** Names as they are written: "asked", "moneyYes.foundation". */
export const KNOB_NAMES: readonly string[] = Object.entries(EQUAL).flatMap(([name, value]) =>
  typeof value === "number" ? [name] : Object.keys(value).map((part) => `${name}.${part}`),
);

/** The value a knob has where all is equal. */
export function equalValue(name: string): number {
  const [knob = "", part] = name.split(".");
  const value = (EQUAL as unknown as Record<string, number | Record<string, number>>)[knob]; // names come from EQUAL itself
  return typeof value === "number" ? value : (value?.[part ?? ""] ?? Number.NaN);
}

/** What stands in days, hours or euros or counts parties; every other knob is a chance or a share. */
const WHOLE: ReadonlySet<string> = new Set([
  "slowDesk.meanDays",
  "late.from",
  "late.until",
  "growth.parties",
  "twins.pairs",
  "otherHall.closes",
  "otherHall.euros",
]);
/** A hall closes within the day, and a share of one of all money leaves residents nothing to measure by. */
const MOST_OF: Readonly<Record<string, number>> = { "otherHall.closes": 24, elsewhere: 0.99 };
/** More would not come in within the last year. */
const MOST = 1000;

/** Knobs as somebody chose them, all others equal: "asked=0.4,moneyYes.foundation=0.9". Gives the part that is no knob, or has a value outside its range. */
export function chosenKnobs(words: string): Knobs | { readonly wrong: string } {
  const knobs = structuredClone(EQUAL) as unknown as Record<string, unknown>;
  for (const word of words.split(",").map((one) => one.trim())) {
    if (word === "") continue;
    const [name = "", text = ""] = word.split("=");
    if (!KNOB_NAMES.includes(name) || !fits(name, text)) return { wrong: word };
    const [knob = "", part] = name.split(".");
    if (part === undefined) knobs[knob] = Number(text);
    else (knobs[knob] as Record<string, number>)[part] = Number(text);
  }
  const chosen = knobs as unknown as Knobs;
  return chosen.late.from > chosen.late.until ? { wrong: `late.from=${chosen.late.from}` } : chosen;
}

function fits(name: string, text: string): boolean {
  if (!/^\d+(\.\d+)?$/.test(text)) return false;
  const most = MOST_OF[name] ?? (WHOLE.has(name) ? MOST : 1);
  return Number(text) <= most && (!WHOLE.has(name) || /^\d+$/.test(text));
}
