import * as z from "zod";
import { NO_ANSWER_KNOWN } from "../answers.ts";
import { institutionCases } from "../asked.ts";
import { basisOf } from "../basis.ts";
import type { Finding } from "../finding.ts";
import type { Lens } from "../lens.ts";
import { casesWhere, SELECTION, type Selection } from "../selection.ts";
import { askingOf } from "./newcomers-asking.ts";
import { concentrated } from "./newcomers-concentration.ts";
import { sentencesOf } from "./newcomers-sentences.ts";
import { unknownSentences } from "./newcomers-unknown.ts";
import {
  boundsTable,
  concentrationTable,
  lorenzTable,
  partsTable,
  sharesTable,
  yearsTable,
} from "./newcomers-tables.ts";

/** Does support reach new parties, or the same ones again? Never a claim: who got yes asks again more often. */
export const newcomers: Lens<"newcomers", Selection> = {
  name: "newcomers",
  parameters: z.object(SELECTION),
  look(view, parameters) {
    const asking = askingOf(view, parameters);
    const cases = casesWhere(institutionCases(view), asking.keep);
    const spread = concentrated(view, asking);
    let unknown = 0;
    for (let i = 0; i < asking.length; i++) if (asking.answer[i] === NO_ANSWER_KNOWN && asking.keep(i)) unknown++;
    const basis = basisOf(view, cases, { unknown });
    const shares = sharesTable(asking);
    const said = sentencesOf({ asking, spread, basis });
    return {
      lens: "newcomers",
      enough: said.enough,
      sentences: said.sentences,
      sure: said.enough ? unknownSentences(asking) : [],
      tables: [
        yearsTable(asking),
        shares,
        boundsTable(asking),
        concentrationTable(spread),
        ...partsTable(spread),
        ...lorenzTable(spread),
      ],
      pictures: [
        { kind: "paired-bars", table: "years", label: "year", left: "new", right: "returning" },
        ...(spread.wide ? [{ kind: "lorenz", table: "lorenz", x: "parties", y: "money" } as const] : []),
      ],
      comparisons: [],
      basis,
    } satisfies Finding;
  },
};
