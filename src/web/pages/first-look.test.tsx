import { expect, test } from "vitest";
import { practiceContext } from "../../../test/support/practice-context.ts";
import type { Posted } from "../forms/field.ts";
import { FirstLook } from "./first-look.tsx";

const context = practiceContext();
const { view } = context.book;
const on = view.entry(view.rows("request")[0] ?? -1)?.id ?? "";
const shown = (values: Posted) => String(<FirstLook context={context} values={{ on, ...values }} />);

test("opened on a request, it says what was decided in like cases, and nothing stands out in an empty form", () => {
  const html = shown({ "reason.form": "unknown", heard: "unknown" });
  expect(html).toMatch(/op vragen die hierop lijken/);
  expect(html).toMatch(/Wat eerder is besloten, is geen norm/);
  expect(html).not.toMatch(/class="flags"|valt niets op/);
});

test("asked to look, it names what would stand out with the law and when that was checked; a form half filled in will do", () => {
  const html = shown({ first: "1", outcome: "refused", "reason.form": "none", heard: "no" });
  expect(html).toMatch(/Mogelijk: er is geen reden gegeven\./);
  expect(html).toMatch(/Awb, artikel 3:46\. Nagekeken: november 2026/);
  expect(html).toMatch(/Mogelijk: er is niet eerst geluisterd/);
  expect(html).toMatch(/dingen op/);
});

test("what cannot be read as an answer is left out, and nothing is refused for it", () => {
  expect(shown({ first: "1", outcome: "maybe", event: "ooit" })).toBe(shown({ first: "1" }));
});
