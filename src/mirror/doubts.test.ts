import { expect, test } from "vitest";
import { handWritten, idOf, type Line, party, seenBy, viewer } from "../../test/support/hand-written.ts";
import { doubtsAbout, mutualDoubts, wantedAndDoubted } from "./doubts.ts";

const claim: Line = { kind: "claim", name: "we", body: { speaker: "$one", forWhom: "We" } };
const want: Line = { kind: "claim", name: "the-street-wants", body: { speaker: "$city", forWhom: "The street" } };
const call: Line = { kind: "request", name: "call", body: { from: { party: "$city" }, to: "$one", matter: "voice" } };
const doubt = (name: string, by: string, about: string, more: Partial<Line> = {}): Line => ({
  kind: "doubt",
  name,
  body: { about: `$${about}`, doubter: { party: `$${by}` }, ground: "Why?" },
  ...more,
});
const book = [party("city", "municipality"), party("one"), party("two"), claim, want, call];

const seen = (lines: readonly Line[], by?: string) => {
  const view = seenBy(handWritten(lines), by === undefined ? {} : viewer(by));
  return { view, one: view.columns.partyNumbers.get(idOf("one")) as number };
};

test("a doubt of a request is about the other end, never about the doubter", () => {
  const { view, one } = seen([...book, doubt("a", "city", "call"), doubt("b", "one", "call")]);
  expect(doubtsAbout(view, one).map(({ row }) => row)).toEqual([6]);
});

test("doubts run both ways only when both wrote one that may be read", () => {
  const both = [...book, doubt("there", "one", "the-street-wants"), doubt("back", "city", "we")];
  const { view, one } = seen(both);
  expect(mutualDoubts(view, one)).toMatchObject([{ there: [6], back: [7] }]);
  const hidden = seen([
    ...book,
    doubt("there", "one", "the-street-wants", { audience: "own", by: "one" }),
    both.at(-1) as Line,
  ]);
  expect(mutualDoubts(hidden.view, hidden.one)).toEqual([]);
  const own = seen(
    [...book, doubt("there", "one", "the-street-wants", { audience: "own", by: "one" }), both.at(-1) as Line],
    "one",
  );
  expect(mutualDoubts(own.view, own.one)).toHaveLength(1);
});

test("residents who doubt a neighbour are residents, with or without a name", () => {
  const nameless: Line = {
    kind: "doubt",
    name: "nameless",
    body: { about: "$we", doubter: { residents: true }, ground: "Why?" },
  };
  const { view, one } = seen([...book, doubt("named", "two", "we"), nameless]);
  expect(doubtsAbout(view, one).map(({ byResidents }) => byResidents)).toEqual([true, true]);
});

test("wanted and doubted takes both, by the same institution", () => {
  expect(wantedAndDoubted(seen([...book, doubt("a", "city", "we")]).view)).toMatchObject([{ wants: [5], doubts: [6] }]);
  expect(wantedAndDoubted(seen([...book, doubt("a", "two", "we")]).view)).toEqual([]);
  expect(wantedAndDoubted(seen(book).view)).toEqual([]);
});
