import { ruleRowsOf } from "../../mirror/rule-rows.ts";
import type { BookPageContext } from "../context.ts";
import { SLIDER } from "../island-file.ts";
import { fieldId } from "./field.tsx";

interface Range {
  readonly least: number;
  readonly most: number;
}

/** Changes of a rule that a count takes part in. */
const COUNTED: readonly string[] = ["widen", "narrow"];

/** No number of people under five is shown, and so none is told by sliding past it (never 6). */
const LEAST = 5;

/** From five to one more than the highest count written under the rule and point the address names; undefined when nobody counted so many. */
export function thresholdsOf({ book: { view }, query }: BookPageContext): Range | undefined {
  if (!COUNTED.includes(query.get("how") ?? "")) return undefined;
  const criterion = query.get("criterion") ?? "";
  const facts = ruleRowsOf(view).get(view.rowNamed(query.get("rule") ?? ""))?.fact ?? [];
  let highest = -1;
  for (const row of facts) {
    const said = view.said(row, "fact");
    const meant = said !== undefined && (criterion === "" || said.criterion === criterion);
    if (meant && typeof said.count === "number") highest = Math.max(highest, said.count);
  }
  return highest < LEAST ? undefined : { least: LEAST, most: highest + 1 };
}

/** How many is enough, or needed: a form of its own that opens the same address with another count, and moves with the slider where script runs. */
export function ThresholdSlider({ context }: { readonly context: BookPageContext }) {
  const { query, texts, formats, path } = context;
  const range = thresholdsOf(context);
  if (range === undefined) return <></>;
  const asked = query.get("count") ?? "";
  const value = /^\d{1,9}$/.test(asked) ? Math.max(range.least, Math.min(Number(asked), range.most)) : range.least;
  const kept = [...query].filter(([name]) => name !== "count" && name !== "lang");
  const [id, hint] = [fieldId("count"), `${fieldId("count")}-hint`];
  return (
    <form class="slider screen-only" method="get" action={path}>
      {kept.map(([name, held]) => (
        <input type="hidden" name={name} value={held} />
      ))}
      <label for={id}>{texts.t(`lens.rule-what-if.slider.${query.get("how")}`)}</label>
      <p class="hint" id={hint}>
        {texts.t("lens.rule-what-if.slider.hint", { ...range })}
      </p>
      <div class="slider-line">
        <input
          type="range"
          id={id}
          name="count"
          min={range.least}
          max={range.most}
          value={value}
          aria-describedby={hint}
        />
        <output for={id}>{asked === "" ? "–" : formats.number(value)}</output>
      </div>
      <button type="submit">{texts.t("filter.show")}</button>
      <p role="status" />
      <script type="module" src={SLIDER.path} />
    </form>
  );
}
