import type { Sentence } from "../finding.ts";
import { rateBounds } from "../statistics/bounds-of-unknown.ts";
import type { Interval } from "../statistics/known.ts";
import type { Sureness } from "../sureness.ts";
import type { Asking, Reached, Who } from "./newcomers-asking.ts";

type By = Readonly<Record<Who, Reached>>;

/** Requests of which the answer is unknown, whoever asked. */
export const openIn = ({ returning, new: fresh, nameless }: By): number => returning.open + fresh.open + nameless.open;

/**
 * Share of all yes that went to one of the two, at its lowest and highest: every yes without a name, and every request without a
 * known answer, against it or for it. An open request of somebody known can only become that one's yes.
 */
export function yesBounds(
  by: By,
  who: "returning" | "new",
): { readonly low: number | null; readonly high: number | null } {
  const other = who === "returning" ? "new" : "returning";
  const loose = by.nameless.yes + by.nameless.open;
  const low = rateBounds({ yes: by[who].yes, no: by[other].yes + by[other].open + loose, unknown: 0 });
  const high = rateBounds({ yes: by[who].yes + by[who].open + loose, no: by[other].yes, unknown: 0 });
  return { low: low.known ? low.low : null, high: high.known ? high.high : null };
}

/** How few unknowns make both get as often yes: each one to the side behind brings it one nearer. */
export function levelling(by: By): Pick<Sureness, "undo" | "unknown"> {
  const [ahead, behind] =
    by.returning.yes >= by.new.yes ? ([by.returning, by.new] as const) : ([by.new, by.returning] as const);
  const short = ahead.yes - behind.yes;
  const unknown = by.nameless.yes + openIn(by);
  if (short === 0) return { unknown, undo: { known: false, why: "no-variance" } };
  const within = short <= by.nameless.yes + by.nameless.open + behind.open;
  return { unknown, undo: { known: true, cases: within ? short : null } };
}

/** From so many cases on a number of every hundred may be written. */
const HUNDREDS_FROM = 20;

/** In words, under "how sure": between which shares it lies, and how few unknowns would make both the same. */
export function unknownSentences(asking: Asking): readonly Sentence[] {
  const by = asking.reached;
  const { undo, unknown } = levelling(by);
  const { low, high } = yesBounds(by, "returning");
  if (unknown === 0) return [{ key: "sure.nothing-unknown", values: {} }];
  const yes = by.returning.yes + by.new.yes + by.nameless.yes;
  const points = (bounds: Interval) => ({ low: Math.round(100 * bounds.low), high: Math.round(100 * bounds.high) });
  return [
    { key: "sure.unknown", values: { nameless: by.nameless.yes, open: openIn(by) } },
    ...(yes >= HUNDREDS_FROM && low !== null && high !== null
      ? [{ key: "sure.between", values: points({ low, high }) }]
      : []),
    ...(undo.known
      ? [
          undo.cases === null
            ? { key: "sure.undo-none", values: {} }
            : { key: "sure.undo", values: { cases: undo.cases } },
        ]
      : []),
  ];
}
