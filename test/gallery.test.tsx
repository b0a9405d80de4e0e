import { expect, test } from "vitest";
import { LENSES, look } from "../src/mirror/mirror.ts";
import { Picture } from "../src/web/charts/picture.tsx";
import { sentenceText } from "../src/web/components/sentence.tsx";
import { exampleOf } from "../src/web/lens-groups.ts";
import { practiceContext } from "./support/practice-context.ts";

/** Each lens on the practice neighbourhood: the example that the gallery shows, in both directions of writing. */
const NAMES = LENSES.map(({ name }) => name);

test.each(NAMES)("%s has an example that shows something, and whose pictures are whole in both directions", (name) => {
  const context = practiceContext();
  const finding = look(name, context.book.view, exampleOf(context.book.view, name));
  expect(finding.sentences.length).toBeGreaterThan(0);
  expect(finding.enough).toBe(finding.tables.some(({ rows }) => rows.length > 0));
  const said = [...finding.sentences, ...(finding.sure ?? [])].map((one) => sentenceText(context, name, one)).join(" ");
  expect(said).not.toMatch(/\d\.\d{4}|NaN|undefined|Infinity/);
  for (const picture of finding.pictures)
    for (const dir of ["ltr", "rtl"] as const) {
      const drawn = String(
        <Picture context={{ ...context, dir }} finding={finding} picture={picture} title="Wat het zegt" />,
      );
      expect(drawn).not.toMatch(/NaN|undefined|Infinity|null%| style=/);
      const outside = [...drawn.matchAll(/ (?:x|cx|x1|x2)="(-?[\d.]+)%"/g)].map(([, x]) => Number(x));
      expect(outside.filter((x) => x < -0.01 || x > 100.01)).toEqual([]);
    }
});

test("the gallery's examples ask only what their lens can be asked", () => {
  const { book } = practiceContext();
  for (const { name, parameters } of LENSES)
    expect(parameters.safeParse(Object.fromEntries(exampleOf(book.view, name))).success).toBe(true);
});
