import * as z from "zod";
import { institutionCases } from "../asked.ts";
import { basisOf } from "../basis.ts";
import { isDeclared } from "../closing.ts";
import type { Finding } from "../finding.ts";
import type { Lens } from "../lens.ts";
import { selected, SELECTION } from "../selection.ts";
import { DEFAULT_TERM, waitsOf } from "../waiting.ts";
import { ALIKE, COMPARED_BY, type ComparedBy, comparisonsOf } from "./silence-comparing.ts";
import { type Curve, curveOf } from "./silence-curve.ts";
import { legalOf, legalSentences, legalTable } from "./silence-legal.ts";
import { sentencesOf, surenessOn } from "./silence-sentences.ts";
import { limitsOf, type Silent } from "./silence-waiting.ts";
import { classesTable, comparedTable, curveTable, pastTable, unitsTable } from "./silence-tables.ts";

/** Terms that are offered; any other number of days may stand in the address. */
const TERMS = ["28", "42", "56", "91", "182"] as const;

const parameters = z.object({
  /** Days within which an answer may be expected; eight weeks unless another term is set. */
  term: z.union([z.enum(TERMS), z.string().regex(/^[1-9]\d{0,3}$/)]).default(String(DEFAULT_TERM)),
  /** What is set beside the rest; only the first is a declared comparison. */
  by: z.enum(COMPARED_BY).default("unit"),
  ...SELECTION,
});
type Parameters = z.output<typeof parameters>;

/** Which requests never got a decision, and how long do people wait? */
export const silence: Lens<"silence", Parameters> = {
  name: "silence",
  parameters,
  look(view, asked) {
    const cases = selected(view, institutionCases(view), asked);
    const waits = waitsOf(view, cases);
    const { waiting } = waits;
    const limits = limitsOf(view, cases, waiting);
    const silent: Silent = { view, cases, waits, waiting, term: Number(asked.term), limits };
    const curve = curveOf(silent);
    const closing = isDeclared(view, parameters, asked);
    const units = curve.drawn ? comparisonsOf(silent, { by: asked.by, closing }) : [];
    const legal = curve.drawn ? legalOf(silent) : undefined;
    const basis = basisOf(view, cases, {
      unknown: silent.waiting.length,
      alike: units.length > 0 ? ALIKE[asked.by] : [],
    });
    const comparisons = units.map(({ comparison }) => comparison);
    return {
      lens: "silence",
      enough: cases.length > 0,
      sentences: sentencesOf({ silent, curve, basis, comparisons, by: asked.by }),
      sure: [...surenessOn(units), ...(legal ? legalSentences(legal) : [])],
      tables: [
        classesTable(silent),
        unitsTable(silent),
        ...(comparisons.length > 0 ? [comparedTable(units, asked.by)] : []),
        ...(legal ? legalTable(silent, legal) : []),
        pastTable(silent),
        ...(curve.drawn ? [curveTable(curve.drawn)] : []),
      ],
      pictures: picturesOf(curve, comparisons.length > 0 ? asked.by : null),
      comparisons,
      basis,
    } satisfies Finding;
  },
};

const picturesOf = ({ drawn }: Curve, by: ComparedBy | null): Finding["pictures"] => [
  { kind: "bars", table: "classes", label: "waited", value: "requests" },
  ...(by !== null
    ? [
        {
          kind: "dot-interval",
          table: "compared",
          label: by,
          value: "difference",
          low: "low",
          high: "high",
          reference: 0,
        } as const,
      ]
    : []),
  ...(drawn
    ? [{ kind: "waiting-curve", table: "curve", x: "days", curves: ["waiting", "decided", "withdrawn"] } as const]
    : []),
];
