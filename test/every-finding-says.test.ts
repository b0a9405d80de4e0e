import { expect, test } from "vitest";
import json from "../samples/practice.json" with { type: "json" };
import { LENSES, look, type ShownFinding } from "../src/mirror/mirror.ts";
import { exampleOf } from "../src/web/lens-groups.ts";
import { sentenceText } from "../src/web/components/sentence.tsx";
import { practiceContext } from "./support/practice-context.ts";

/**
 * What every finding says: counts, period, unknowns and that it does not say why; a table, a picture of it, and the entries it rests
 * on; how small a difference could have been seen; what would change it; and room for who it is about to answer.
 */
const POINTS = {
  "how many requests and parties": ({ basis }) => basis.rows.length > 0 && (basis.requests > 0 || basis.parties !== 0),
  "of which years": ({ sentences, basis }) =>
    sentences.some(
      ({ key, units = {} }) =>
        key === "period-unknown" || Object.values(units).some((unit) => unit === "year" || unit === "years"),
    ) && basis.firstYear !== null,
  "how many unknown, and told by one side": ({ basis }) => basis.unknown >= 0 && basis.oneSided >= 0,
  "not why": (finding) =>
    finding.sentences.some((sentence) => /niet waarom/.test(sentenceText(practiceContext(), finding.lens, sentence))),
  "a table, and a picture of it": ({ tables, pictures }) => {
    const shown = tables.filter(({ rows }) => rows.length > 0).map(({ key }) => key);
    return shown.length > 0 && pictures.some(({ table }) => shown.includes(table));
  },
  "in what they are alike": ({ basis }) => basis.alike.length > 0,
  "the smallest difference that could have been seen": (finding) => says(finding, /smallest/),
  "lowest and highest when all unknowns fall one way": (finding) => says(finding, /unknown/),
  "how few unknowns undo it": (finding) => says(finding, /undo|nothing-unknown/),
  "how strong something unrecorded must be": (finding) => says(finding, /unrecorded/),
  "room for a reply": ({ concerned }) => concerned.length > 0,
} as const satisfies Record<string, (finding: ShownFinding) => boolean>;
type Point = keyof typeof POINTS;

const says = ({ sure = [] }: ShownFinding, what: RegExp): boolean => sure.some(({ key }) => what.test(key));

const ALIKE: Point = "in what they are alike";
const SMALLEST: Point = "the smallest difference that could have been seen";
const BETWEEN: Point = "lowest and highest when all unknowns fall one way";
const UNDO: Point = "how few unknowns undo it";
const UNRECORDED: Point = "how strong something unrecorded must be";

interface Without {
  readonly points: readonly Point[];
  /** Why these points are not for this lens. */
  readonly because: string;
}

const ONE_COUNT = [ALIKE, SMALLEST, UNDO, UNRECORDED] as const;
const FACTS = [...ONE_COUNT, BETWEEN] as const;

/** What a lens need not say, and why: whoever lists facts compares nothing that chance or something unrecorded could have made. */
const WITHOUT: Readonly<Record<string, Without>> = {
  newcomers: {
    points: [ALIKE, SMALLEST, UNRECORDED],
    because:
      "shares of one whole, never like beside like: who got yes asks again more often, and nothing is ever claimed",
  },
  "rule-what-if": {
    points: [SMALLEST, UNDO, UNRECORDED],
    because: "decisions worked out again one by one, and counted",
  },
  "before-deciding": { points: [SMALLEST, UNRECORDED], because: "one list of like cases, no second group beside it" },
  contrast: { points: FACTS, because: "two cases, chosen as the extreme; what is unknown stands as a cell of its own" },
  balance: { points: FACTS, because: "entries of one party side by side; unknown amounts are counted apart" },
  loops: { points: FACTS, because: "chains of entries; a link that is not there is shown as not there" },
  landscape: { points: FACTS, because: "ties that were written and may be read; the rest is no unknown but not shown" },
  "oil-stain": {
    points: FACTS,
    because: "parties counted per half year; of whom nobody can tell is a column of its own",
  },
  rooms: { points: ONE_COUNT, because: "one count of activities that do not fit; no two groups" },
  // Of the practice book's money nothing is unknown, so that there is nothing to undo either.
  "money-trail": {
    points: [ALIKE, SMALLEST, UNRECORDED],
    because: "sums of money per receiver; asked and granted stand together",
  },
  "blind-spots": { points: FACTS, because: "says of whom nothing is written: all of it is unknown" },
  "follow-through": { points: FACTS, because: "answers one by one, with what came after them until now" },
  load: { points: FACTS, because: "requests to one party; the spread stands beside the band that chance alone gives" },
  mutuality: { points: FACTS, because: "what is asked and given between two, counted both ways" },
  voice: { points: ONE_COUNT, because: "one count of meetings with a doubt; who was never asked is listed" },
  wordings: { points: FACTS, because: "quotes, with who said them and what was answered" },
  "who-writes": { points: FACTS, because: "counts who wrote, and how much is unknown" },
};

/** The tariff rule is held against some only: there the rule test has a difference to speak of. */
function queryOf(name: string): URLSearchParams {
  const { view } = practiceContext().book;
  const tariff = view.rows("rule").find((row) => view.said(row, "rule")?.title === json.rules.tariff.title);
  return name === "rule-test"
    ? new URLSearchParams({ rule: view.entry(tariff ?? -1)?.id ?? "" })
    : exampleOf(view, name);
}

const NAMES = LENSES.map(({ name }) => name);

test.each(NAMES)("%s says on the practice book what every finding says, or it stands here why it need not", (name) => {
  const { view } = practiceContext().book;
  const finding = look(name, view, queryOf(name));
  const lacks = Object.entries(POINTS).filter(([, holds]) => !holds(finding));
  const allowed = WITHOUT[name]?.points ?? [];
  expect(lacks.map(([point]) => point).toSorted()).toEqual([...allowed].toSorted());
});

test("whoever sets groups beside each other is excused from none of it", () => {
  const { view } = practiceContext().book;
  const compares = NAMES.filter((name) => look(name, view, queryOf(name)).comparisons.length > 0);
  expect(compares).toEqual(["like-for-like", "silence"]);
  expect(compares.filter((name) => WITHOUT[name] !== undefined)).toEqual([]);
  expect(Object.keys(WITHOUT).filter((name) => !NAMES.includes(name))).toEqual([]);
});
