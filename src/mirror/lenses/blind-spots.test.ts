import { expect, test } from "vitest";
import { handWritten, type Line, party, plain, seenBy, untold, viewer } from "../../../test/support/hand-written.ts";
import { blindSpots } from "./blind-spots.ts";

const people = [party("city", "municipality"), party("one"), party("two", "initiative"), party("three"), party("four")];
const line = (kind: Line["kind"], name: string, body: object, more: Partial<Line> = {}): Line => ({
  kind,
  name,
  body: { ...body },
  ...more,
});
const tie = line("tie", "tie", { from: "$one", to: "$city", type: "bridge" }, { audience: "concerned", by: "one" });
const meeting = line("activity", "talk", {
  title: "talk",
  organiser: "$city",
  type: "meeting",
  meeting: { calledBy: "$city", presentResidents: 3, presentInstitutions: 9, decidedBy: "$two", seatsPaid: 0 },
});
const book: readonly Line[] = [
  ...people,
  tie,
  meeting,
  line("support", "rent", { from: "$city", to: { party: "$one" }, type: "rent", since: "2024" }),
  line("request", "open", { from: { party: "$three" }, to: "$city", matter: "space", asked: "2025" }),
  line("request", "done", { from: { party: "$four" }, to: "$city", matter: "space" }),
  line("decision", "yes", { on: "$done", decider: "$city", outcome: "granted" }),
  line("role", "role", { title: "r", holder: "$four", givers: [{ party: "$city" }], agreed: "yes" }),
];

const lookAt = (lines: readonly Line[], by?: string) => {
  const view = seenBy(handWritten(lines, "neighbourhood"), by === undefined ? {} : viewer(by));
  return plain(blindSpots.look(view, {}), view);
};

test("who has no seat and no support, of groups that described themselves", () => {
  expect(lookAt(book, "one").tables.missed).toEqual([["three", "group", 1, 0]]);
});

test("respects are counted over groups; who never asked lacks no answer", () => {
  expect(lookAt(book, "one").tables.respects).toEqual([
    ["tie", 1, 3],
    ["seat", 2, 2],
    ["support", 1, 3],
    ["answer", 1, 1],
  ]);
  expect(lookAt(book, "one").tables.types).toEqual([
    ["group", 3, 2, 2, 2, 1],
    ["initiative", 1, 1, 0, 1, 0],
  ]);
});

test("a tie or role that one may not read leaves no trace: the finding is that of a book without it", () => {
  const without = book.filter(({ kind }) => kind !== "tie" && kind !== "role");
  const plainly = ({ basis, ...finding }: ReturnType<typeof lookAt>) => ({
    ...finding,
    basis: { ...basis, rows: basis.rows.length },
  });
  const lines = book.map((one) => (one.kind === "role" ? { ...one, audience: "concerned" as const } : one));
  expect(plainly(lookAt(lines, "three"))).toEqual(plainly(lookAt(without, "three")));
  expect((lookAt(lines, "one").tables.groups as unknown[][])[0]?.[1]).toBe("written");
  expect((lookAt(lines, "four").tables.groups as unknown[][]).at(-1)?.[2]).toBe("written");
});

test("people at a meeting are numbers, and under five no number", () => {
  expect(lookAt(book).tables.meetings).toEqual([["talk", "city", "under-five", 9, "under-five", null]]);
});

test("a meeting of which no number is written is not told as counted", () => {
  const blank = line("activity", "blank", { title: "b", organiser: "$city", meeting: { presentResidents: "unknown" } });
  const counted = (lines: readonly Line[]) => lookAt(lines).sentences.find(([key]) => key === "meetings");
  expect(counted([...book, blank])).toEqual(counted(book));
  expect(counted([...people, blank])).toBeUndefined();
});

test("institutions are no blind spot, and the order of writing changes the order of rows only", () => {
  const shuffled = [...people.toReversed(), ...book.slice(people.length)];
  const sorted = (lines: readonly Line[]) =>
    ["missed", "groups", "types"].map((key) => (lookAt(lines).tables[key] as unknown[][]).map(String).toSorted());
  expect(sorted(shuffled)).toEqual(sorted(book));
  expect(JSON.stringify(lookAt(book).tables.groups)).not.toContain("city");
});

test("nobody there, one there, and all unknown: said in words", () => {
  expect(lookAt([party("city", "municipality")])).toMatchObject({ enough: false, tables: {}, pictures: [] });
  expect(lookAt([party("one")]).tables.missed).toEqual([["one", "group", 0, 0]]);
});

test("each sentence, table, column and word has its text", () => {
  const lines = [[], [party("one")], book];
  expect(lines.flatMap((some) => untold(blindSpots.look(seenBy(handWritten(some)), {})))).toEqual([]);
});
