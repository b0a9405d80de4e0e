import { NONE } from "../columns.ts";
import type { Cell, Table } from "../finding.ts";
import { narrowerLines, spokenGrounds } from "../narrower-lines.ts";
import { isParty } from "../parties.ts";
import type { RuleRows } from "../rule-rows.ts";
import { tariffsBeside, testedOnSome } from "../rule-tariffs.ts";
import type { RuleTest } from "../rule-test.ts";
import type { View } from "../view.ts";

/** The tariff that follows from the rule beside the tariff charged, for whom a tariff is known, and else what would follow. */
export function tariffs(view: View, test: RuleTest, rows: RuleRows): Table {
  return {
    key: "tariffs",
    columns: [
      { key: "party", unit: "party" },
      { key: "about", unit: "entry" },
      { key: "follows", unit: "name" },
      { key: "certain", unit: "word" },
      { key: "tariff", unit: "name" },
      { key: "hourly", unit: "cents" },
      { key: "beside", unit: "word" },
      { key: "entry", unit: "entry" },
    ],
    rows: tariffsBeside(view, test, rows).map(({ subject, follows, charged, beside }): Cell[] => [
      subject.party,
      subject.about === NONE ? "" : subject.about,
      follows.length === 0 ? null : follows.join(" / "),
      `follows.${follows.length === 0 ? "none" : follows.length === 1 ? "one" : "one-of"}`,
      charged === undefined || charged.tariff === "unknown" ? null : charged.tariff,
      charged === undefined || charged.hourly === "unknown" ? null : charged.hourly,
      `beside.${beside}`,
      charged?.row ?? null,
    ]),
  };
}

/** Criteria that were put to some only. */
export function tested(test: RuleTest): Table {
  return {
    key: "tested",
    columns: [
      { key: "criterion", unit: "name" },
      { key: "tested-count", unit: "count" },
      { key: "tested-of", unit: "count" },
    ],
    rows: testedOnSome(test).map(({ criterion, tested: count, of }) => [
      test.criteria[criterion]?.text ?? null,
      count,
      of,
    ]),
  };
}

/** The narrower line beside the written one, with where it was said. */
export function narrower(view: View, rule: number): Table {
  const rows = narrowerLines(view, rule).map((line): Cell[] => {
    const said = view.said(line.narrower, "rule")?.said ?? "unknown";
    const written = (row: number) => view.columns.written[view.current(row)] as number;
    return [line.narrower, written(line.narrower), said === "unknown" ? null : said, line.beside, written(line.beside)];
  });
  return {
    key: "narrower",
    columns: [
      { key: "narrower-line", unit: "entry" },
      { key: "written", unit: "answer" },
      { key: "said", unit: "name" },
      { key: "beside-rule", unit: "entry" },
      { key: "beside-written", unit: "answer" },
    ],
    rows,
  };
}

/** Grounds that were spoken and that the written rule does not hold. */
export function spoken(view: View, rule: number, rows: RuleRows): Table {
  return {
    key: "spoken",
    columns: [
      { key: "entry", unit: "entry" },
      { key: "party", unit: "party" },
      { key: "reason-said", unit: "name" },
    ],
    rows: spokenGrounds(view, rule, rows)
      .filter(({ party }) => isParty(view.columns, party))
      .map(({ decision, party, reason }) => [decision, party, reason === "unknown" ? null : reason]),
  };
}
