import { expect, test } from "vitest";
import { withColumn } from "./mapping-choice.ts";

const mapping = { name: "", source: "S", publisher: "P", columns: [{ header: "Nr", target: "file-number" as const }] };
const headers = ["Nr", "Bedrag", "Geloof"];

test("a number and a word change what that column says, and every other column keeps what it said", () => {
  expect(withColumn(mapping, headers, " 2 granted ")?.columns).toEqual([
    { header: "Nr", target: "file-number" },
    { header: "Bedrag", target: "granted" },
    { header: "Geloof", target: "leave-out" },
  ]);
  expect(withColumn(mapping, headers, "1 leave-out")?.columns[0]?.target).toBe("leave-out");
});

test.each(["", "granted", "4 granted", "0 granted", "2 belief", "2 granted now", "-1 granted"])(
  "%j changes nothing",
  (said) => {
    expect(withColumn(mapping, headers, said)).toBeUndefined();
  },
);
