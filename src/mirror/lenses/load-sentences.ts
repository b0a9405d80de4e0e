import { agreedIn } from "../../register/agreed.ts";
import type { Basis, Sentence } from "../finding.ts";
import type { AgreedRole, Asked } from "./load-asking.ts";
import type { Landing } from "./load-landing.ts";

interface Load {
  readonly total: Asked;
  /** Requests to all residents that may be read. */
  readonly all: number;
  readonly years: readonly Asked[];
  readonly agreed: readonly AgreedRole[];
  /** Roles to which the holder did not agree, or nobody knows. */
  readonly others: number;
}

/** Told to the holder. */
export function residentsSentences(party: number, { total, all, years, agreed, others }: Load): readonly Sentence[] {
  const units = { party: "party" } as const;
  if (total.requests === 0) return [{ key: "never-asked", values: { party }, units }, ...rolesSentence(others)];
  return [
    { key: "asked", values: { party, requests: total.requests, others: total.others }, units },
    { key: "share", values: { requests: total.requests, all } },
    hoursSentence(total),
    answersSentence(total),
    ...againstAgreed(years, agreed),
    ...rolesSentence(others),
  ];
}

function againstAgreed(years: readonly Asked[], agreed: readonly AgreedRole[]): readonly Sentence[] {
  if (agreed.length === 0) return [{ key: "nothing-agreed", values: {} }];
  const more = years.flatMap((one) => moreSentence(one, agreed));
  return more.length > 0 ? more : [{ key: "not-more", values: {} }];
}

/** Only what is written counts as asked, and all that may have been agreed as agreed: more is then certainly more. */
function moreSentence({ year, minutes }: Asked, agreed: readonly AgreedRole[]): readonly Sentence[] {
  const most = year === null ? undefined : agreedIn(agreed, year);
  if (most === undefined || !(minutes > most)) return [];
  const units = { year: "year", asked: "minutes", agreed: "minutes" } as const;
  return [{ key: "more", values: { year, asked: minutes, agreed: most }, units }];
}

const rolesSentence = (n: number): readonly Sentence[] => (n === 0 ? [] : [{ key: "not-agreed", values: { n } }]);

function hoursSentence({ minutes, unwritten, requests }: Asked): Sentence {
  if (unwritten === requests) return { key: "hours-unknown", values: {} };
  return { key: "hours", values: { minutes, unwritten }, units: { minutes: "minutes" } };
}

const answersSentence = ({ yes, no, open }: Asked): Sentence => ({ key: "answers", values: { yes, no, open } });

/** Told to the institution that asks. */
export function institutionSentences(party: number, total: Asked): readonly Sentence[] {
  const { requests, others } = total;
  const asks: Sentence = { key: "asks", values: { party, requests, others }, units: { party: "party" } };
  return requests === 0 ? [asks] : [asks, hoursSentence(total), answersSentence(total)];
}

export function landingSentences(landing: Landing | undefined, { requests }: Basis): readonly Sentence[] {
  if (!landing) return [{ key: "few", values: { requests } }];
  const { top, low, high, parties } = landing;
  return [
    { key: "landing", values: { requests, parties, top } },
    { key: "chance", values: { low, high } },
  ];
}
