import { writtenAfter } from "../../register/flags.ts";
import { NONE } from "../columns.ts";
import { wordAt } from "../dictionary.ts";
import type { Cell, Table } from "../finding.ts";
import { ANSWER } from "../kleene.ts";
import { isParty } from "../parties.ts";
import { heldByForm } from "../rule-forms.ts";
import { inconsistentPairs, owedOf } from "../rule-pairs.ts";
import { decidedOn, partyDecidedOn, type RuleRows } from "../rule-rows.ts";
import type { RuleTest } from "../rule-test.ts";
import { undoCell } from "../sureness.ts";
import type { View } from "../view.ts";

const orNull = (number: number): number | null => (number === NONE ? null : number);
/** What the facts are about: nothing to fill in where they are about the party as a whole. */
const aboutOr = (about: number): Cell => (about === NONE ? "" : about);
const textOf = ({ criteria }: RuleTest, place: number): Cell => criteria[place]?.text ?? null;
export function grid(test: RuleTest): Table {
  const rows = test.subjects.flatMap(({ party, about, values }) =>
    values.map((value, i): Cell[] => [party, aboutOr(about), textOf(test, i), value]),
  );
  return {
    key: "grid",
    columns: [
      { key: "party", unit: "party" },
      { key: "about", unit: "entry" },
      { key: "criterion", unit: "name" },
      { key: "value", unit: "answer" },
    ],
    rows,
  };
}

/** Per subject whether it meets the rule, whether it was asked or held, and the tariff that was charged beside it. */
export function subjects(view: View, test: RuleTest, rows: RuleRows): Table {
  const treated = new Set(test.treatments.map(({ party, how }) => `${how} ${party}`));
  const how = (party: number, kind: "asked" | "held") =>
    treated.has(`${kind} ${party}`) ? ANSWER.yes : ANSWER.neverAsked;
  const tariffs = lastCharged(view, rows);
  const list = test.subjects.map(({ party, about, meets }): Cell[] => {
    const treatment = [how(party, "asked"), how(party, "held")];
    return [party, aboutOr(about), meets, ...treatment, tariffs.get(party) ?? null];
  });
  return {
    key: "subjects",
    columns: [
      { key: "party", unit: "party" },
      { key: "about", unit: "entry" },
      { key: "meets", unit: "answer" },
      { key: "asked", unit: "answer" },
      { key: "held", unit: "answer" },
      { key: "tariff", unit: "name" },
    ],
    rows: list,
  };
}

const numberOf = (view: View, party: string | undefined): number => view.columns.partyNumbers.get(party ?? "") ?? NONE;

/** Per party the tariff charged by the last decision under the rule that names one. */
function lastCharged(view: View, rows: RuleRows): ReadonlyMap<number, string> {
  const { words, tariff } = view.columns;
  const last = new Map<number, string>();
  for (const row of rows.decision) {
    const code = tariff[view.current(row)] as number;
    if (code !== 0) last.set(partyDecidedOn(view, row), wordAt(words.tariff, code));
  }
  return last;
}

export function pairs(test: RuleTest): Table {
  const rows = inconsistentPairs(test).map(({ criterion, value, held, by, other }): Cell[] => [
    textOf(test, criterion),
    value,
    held.party,
    by.row,
    other.party,
    orNull(other.facts[criterion] ?? NONE),
  ]);
  return {
    key: "pairs",
    columns: [
      { key: "criterion", unit: "name" },
      { key: "value", unit: "answer" },
      { key: "one", unit: "party" },
      { key: "held-in", unit: "entry" },
      { key: "other", unit: "party" },
      { key: "known-from", unit: "entry" },
    ],
    rows,
  };
}

/** Parties held, per legal form, with exact one-sided 95% bounds: at least here, at most among the others. */
export function forms(view: View, test: RuleTest): Table {
  return {
    key: "forms",
    columns: [
      { key: "criterion", unit: "name" },
      { key: "value", unit: "answer" },
      { key: "form", unit: "word" },
      { key: "form-held", unit: "count" },
      { key: "form-of", unit: "count" },
      { key: "at-least", unit: "share" },
      { key: "others-held", unit: "count" },
      { key: "others-of", unit: "count" },
      { key: "others-at-most", unit: "share" },
      { key: "unknown-answers", unit: "count" },
      { key: "lowest", unit: "difference" },
      { key: "highest", unit: "difference" },
      { key: "undo", unit: "count" },
    ],
    rows: heldByForm(view, test).map((one) => {
      const { criterion, value, form, here, there, exact, bounds } = one;
      const others = [there.yes, there.of, exact.atMostThere];
      const between = bounds.known ? [bounds.low, bounds.high] : [null, null];
      const first = [textOf(test, criterion), value, `type.${form}`, here.yes, here.of, exact.atLeastHere];
      return [...first, ...others, one.unknown, ...between, undoCell(one)];
    }),
  };
}

export function owed(test: RuleTest): Table {
  return {
    key: "owed",
    columns: [
      { key: "criterion", unit: "name" },
      { key: "by", unit: "party" },
      { key: "owed-to", unit: "party" },
    ],
    rows: owedOf(test).map(({ criterion, by, party }) => [textOf(test, criterion), orNull(by), party]),
  };
}

export function asked(view: View, test: RuleTest): Table {
  const rows = test.treatments.map(({ row, party, by, criterion, how }): Cell[] => {
    const said = view.said(row, "held");
    // A decision does not say how often, and what came of it is the decision itself.
    const details = said ? [knownOr(String(said.often ?? "unknown")), knownOr(said.consequence)] : ["", ""];
    return [party, orNull(by), how, textOf(test, criterion), ...details, row];
  });
  return {
    key: "asked",
    columns: [
      { key: "party", unit: "party" },
      { key: "by", unit: "party" },
      { key: "how", unit: "word" },
      { key: "criterion", unit: "name" },
      { key: "often", unit: "name" },
      { key: "consequence", unit: "name" },
      { key: "entry", unit: "entry" },
    ],
    rows,
  };
}

const knownOr = (text: string | undefined): Cell => (text === undefined || text === "unknown" ? null : text);

export function decisions(view: View, rule: number, rows: RuleRows): Table {
  const { columns } = view;
  return {
    key: "decisions",
    columns: [
      { key: "entry", unit: "entry" },
      { key: "party", unit: "party" },
      { key: "outcome", unit: "word" },
      { key: "reason", unit: "word" },
      { key: "afterwards", unit: "word" },
      { key: "tariff", unit: "name" },
    ],
    rows: rows.decision
      .filter((row) => isParty(columns, partyDecidedOn(view, row)))
      .map((row): Cell[] => {
        const now = view.current(row);
        const outcome = wordAt(columns.words.outcome, columns.outcome[now] as number);
        const reason = wordAt(columns.words.reason, columns.reason[now] as number);
        const tariff = knownOr(wordAt(columns.words.tariff, columns.tariff[now] as number));
        return [row, partyDecidedOn(view, row), outcome, reason, `afterwards.${afterwards(view, rule, row)}`, tariff];
      }),
  };
}

/** Whether the rule was written only after what the decision judges; the activity's day where the decision names none. */
export function afterwards(view: View, rule: number, decision: number) {
  const body = view.said(rule, "rule");
  const event = view.said(decision, "decision")?.event ?? "unknown";
  const on = decidedOn(view, decision);
  const activity = on === NONE ? NONE : view.follow(view.columns.target[on] as number);
  const day = event === "unknown" && activity !== NONE ? view.said(activity, "activity")?.when : event;
  return body ? writtenAfter(body, day ?? "unknown") : "unknown";
}

export function exceptions(view: View, rule: number): Table {
  const listed = view.said(rule, "rule")?.exceptions ?? [];
  return {
    key: "exceptions",
    columns: [
      { key: "party", unit: "party" },
      { key: "exception", unit: "name" },
    ],
    rows: listed.map(({ party, what }) => [orNull(numberOf(view, party)), what]),
  };
}
