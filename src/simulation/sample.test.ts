import { expect, test } from "vitest";
import { draftsOf, readSample } from "./sample.ts";

const sample = (entries: readonly unknown[]) =>
  readSample({
    name: "Boek",
    place: "Plaats",
    holder: "Houder",
    type: "retelling",
    note: "Bron",
    written: "2024-10-15T09:00:00.000Z",
    author: "$writers",
    entries: [
      { as: "$writers", kind: "party", body: { name: "Schrijvers", type: "other", side: "institution" } },
      ...entries,
    ],
  });

const ids = () => {
  let n = 0;
  return () => `local-${String(++n).padStart(12, "0")}`;
};

test("local names become ids, also deep in a body, and fields left out become unknown", () => {
  const [writers, group, call] = draftsOf(
    sample([
      { as: "$group", kind: "party", body: { name: "Groep", type: "group", side: "residents" } },
      { as: "$call", kind: "request", body: { from: { party: "$group" }, to: "$writers", matter: "space" } },
    ]),
    ids(),
  );
  expect(call).toMatchObject({
    kind: "request",
    by: { party: writers?.id },
    body: { from: { party: group?.id }, to: writers?.id, asked: "unknown", amount: "unknown" },
  });
});

test("a name that stands later, or nowhere, is a mistake in the sample", () => {
  const early = sample([{ as: "$claim", kind: "claim", body: { speaker: "$later", forWhom: "wij" } }]);
  expect(() => draftsOf(early, ids())).toThrow("$later does not stand earlier in the sample");
});

test("a name given twice is a mistake in the sample", () => {
  const claim = { as: "$claim", kind: "claim", body: { speaker: "$writers", forWhom: "wij" } };
  expect(() => draftsOf(sample([claim, claim]), ids())).toThrow("$claim stands twice");
});

test("an author who is not among the entries is a mistake in the sample", () => {
  expect(() => draftsOf({ ...sample([]), author: "$nobody" }, ids())).toThrow("$nobody is not among the entries");
});

test("what is no sample is refused with the path of what is wrong", () => {
  expect(() => readSample({ name: "Boek" })).toThrow("place");
});
