import fc from "fast-check";
import { expect, test } from "vitest";
import { crossing, occurrences } from "./crossing.ts";

test("combinations are numbered as they appear; what is not known to be alike is in no stratum", () => {
  const scheme = [4, 4, 0, 4, -1];
  const year = [2024, 2023, 2024, 2024, 2024];
  expect(crossing([scheme, year], 5)).toEqual({ stratum: Int32Array.of(0, 1, 2, 0, -1), strata: 3 });
  expect(crossing([], 2)).toEqual({ stratum: Int32Array.of(0, 0), strata: 1 });
});

test("wide codes give the same numbers as narrow ones", () => {
  const narrow = [3, 1, 3, 2, 1];
  const wide = narrow.map((code) => code * 10_000_000);
  expect(crossing([narrow, narrow], 5)).toEqual(crossing([wide, wide], 5));
});

/** Columns of few codes and of many: together they fit one table, several, or none. */
const anyColumns = fc.integer({ min: 0, max: 40 }).chain((length) =>
  fc.tuple(
    fc.constant(length),
    fc.array(
      fc
        .constantFrom(2, 9, 200, 3_000, 5_000_000, 400_000_000)
        .chain((step) =>
          fc
            .array(fc.integer({ min: -1, max: 3 }), { minLength: length, maxLength: length })
            .map((codes) => codes.map((code) => (code < 0 ? -1 : code * step))),
        ),
      { maxLength: 6 },
    ),
  ),
);

/** Combinations by their words, as they appear. */
function byWords(columns: readonly (readonly number[])[], length: number) {
  const counts = new Map<string, number>();
  const words = Array.from({ length }, (_, i) => {
    const codes = columns.map((column) => column[i] as number);
    return codes.some((code) => code < 0) ? null : codes.join(" ");
  });
  for (const word of words) if (word !== null) counts.set(word, (counts.get(word) ?? 0) + 1);
  const numbers = [...counts.keys()];
  return {
    crossed: { stratum: words.map((word) => (word === null ? -1 : numbers.indexOf(word))), strata: numbers.length },
    counts: [...counts.values()],
    first: numbers.map((word) => words.indexOf(word)),
  };
}

test("any columns are numbered and counted as their combinations are by words, whether a table holds them or not (seed 45)", () => {
  fc.assert(
    fc.property(anyColumns, ([length, columns]) => {
      const expected = byWords(columns, length);
      const { stratum, strata } = crossing(columns, length);
      expect({ stratum: [...stratum], strata }).toEqual(expected.crossed);
      const { counts, first } = occurrences(columns, length);
      expect([[...counts], [...first]]).toEqual([expected.counts, expected.first]);
    }),
    { seed: 45, numRuns: 100 },
  );
});

test("codes in bytes, of any length and from any place in their memory, and over more than one block, count as those in whole numbers", () => {
  const bytes = Uint8Array.from({ length: 9_003 }, (_, i) => (i * 7) % 11);
  for (const column of [bytes, bytes.subarray(1), bytes.subarray(4, 9_001), bytes.subarray(0, 3)]) {
    const whole = Int32Array.from(column);
    expect(crossing([column, column], column.length)).toEqual(crossing([whole, whole], whole.length));
    expect(occurrences([column], column.length)).toEqual(occurrences([whole], whole.length));
  }
});
