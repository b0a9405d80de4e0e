import { expect, test } from "vitest";
import { everyPicture, smallContext } from "../../../test/support/small-book.ts";
import { Picture } from "./picture.tsx";

const context = smallContext();
const draw = (kind: string, dir: "ltr" | "rtl" = "ltr"): string => {
  const picture = everyPicture.pictures.find((one) => one.kind === kind);
  if (!picture) throw new Error(kind);
  return String(
    <Picture context={{ ...context, dir }} finding={everyPicture} picture={picture} title="Wat het zegt" />,
  );
};
const kinds = everyPicture.pictures.map(({ kind }) => kind);

test.each(kinds)("%s is one image with the finding as its title, and nothing a strict policy forbids", (kind) => {
  const svg = draw(kind);
  expect(svg).toMatch(/<svg role="img"[^>]*><title>Wat het zegt<\/title>/);
  expect(svg).not.toMatch(/ style=|<script|NaN|undefined|Infinity/);
});

test.each(kinds)("%s is the same picture mirrored where text runs from the right", (kind) => {
  expect(draw(kind, "rtl")).not.toBe(draw(kind));
  expect(draw(kind, "rtl").length).toBeCloseTo(draw(kind).length, -3);
});

test("an unknown value has no bar, and says so", () => {
  const bars = draw("bars");
  expect(bars.match(/class="ink"/g)).toHaveLength(2);
  expect(bars).toContain("onbekend");
});

test("never asked, unknown, no and yes are four different shapes", () => {
  const finding = {
    ...everyPicture,
    tables: [
      {
        key: "grid",
        columns: [
          { key: "row", unit: "name" as const },
          { key: "column", unit: "name" as const },
          { key: "value", unit: "answer" as const },
        ],
        rows: [0, 1, 2, 3].map((code) => ["Tafel", `vraag ${code}`, code]),
      },
    ],
  };
  const picture = { kind: "criteria-grid", table: "grid", row: "row", column: "column", value: "value" } as const;
  const svg = String(<Picture context={context} finding={finding} picture={picture} title="x" />);
  const grid = svg.slice(0, svg.indexOf("Nooit gevraagd"));
  expect([/class="ink"/g, /class="outline"/g, />\?</g, />—</g].map((shape) => grid.match(shape)?.length)).toEqual([
    2, 2, 2, 2,
  ]);
});

test("nothing is drawn of an empty table", () => {
  const empty = { ...everyPicture, tables: [] };
  expect(String(<Picture context={context} finding={empty} picture={everyPicture.pictures[0]!} title="x" />)).toBe("");
});
