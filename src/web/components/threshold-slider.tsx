import { rowsUnder } from "../../mirror/rule-rows.ts";
import { thresholdsIn } from "../../register/condition.ts";
import type { BodyOf } from "../../register/kinds.ts";
import { FEWEST_PEOPLE } from "../../register/round.ts";
import type { BookPageContext } from "../context.ts";
import { SLIDER } from "../island-file.ts";
import { fieldId } from "./field.tsx";

interface Range {
  readonly least: number;
  readonly most: number;
  /** The number the rule asks itself, where it asks one. */
  readonly own?: number | undefined;
}

/** Changes of a rule that a count takes part in. */
const COUNTED: readonly string[] = ["widen", "narrow"];

/**
 * From five, so that no smaller number of people is told by sliding past it (never 6), to one more than the highest count written under the rule and point the address names, or than the number the rule
 * asks; undefined when nobody counted so many and it asks no such number.
 */
function thresholdsOf({ book: { view }, query }: BookPageContext): Range | undefined {
  if (!COUNTED.includes(query.get("how") ?? "")) return undefined;
  const criterion = query.get("criterion") ?? "";
  const rule = view.rowNamed(query.get("rule") ?? "");
  const facts = rowsUnder(view, rule)?.fact ?? [];
  const counts = facts.flatMap((row) => {
    const said = view.said(row, "fact");
    const meant = said !== undefined && (criterion === "" || said.criterion === criterion);
    return meant && typeof said.count === "number" ? [said.count] : [];
  });
  const own = askedBy(view.said(rule, "rule"), criterion);
  const highest = counts.reduce((one, other) => Math.max(one, other), own ?? -1);
  return highest < FEWEST_PEOPLE ? undefined : { least: FEWEST_PEOPLE, most: highest + 1, own };
}

function askedBy(rule: BodyOf<"rule"> | undefined, criterion: string): number | undefined {
  const conditions = [...(rule?.met === undefined ? [] : [rule.met]), ...(rule?.groups ?? []).map(({ when }) => when)];
  const asked = conditions.flatMap(thresholdsIn);
  return asked.find((one) => criterion === "" || one.criterion === criterion)?.number;
}

/** How many is enough, or needed: a form of its own that opens the same address with another count, and moves with the slider where script runs. */
export function ThresholdSlider({ context }: { readonly context: BookPageContext }) {
  const { query, texts, formats, path } = context;
  const range = thresholdsOf(context);
  if (range === undefined) return <></>;
  const asked = query.get("count") ?? "";
  const stands = /^\d{1,9}$/.test(asked) ? Number(asked) : (range.own ?? range.least);
  const value = Math.max(range.least, Math.min(stands, range.most));
  const kept = [...query].filter(([name]) => name !== "count" && name !== "lang");
  const [id, hint] = [fieldId("count"), `${fieldId("count")}-hint`];
  return (
    <form class="slider screen-only" method="get" action={path}>
      {kept.map(([name, held]) => (
        <input type="hidden" name={name} value={held} />
      ))}
      <label for={id}>{texts.t(`lens.rule-what-if.slider.${query.get("how")}`)}</label>
      <p class="hint" id={hint}>
        {texts.t("lens.rule-what-if.slider.hint", { least: range.least, most: range.most })}
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
        <output for={id} data-numbers={texts.tag}>
          {asked === "" && range.own === undefined ? "–" : formats.number(value)}
        </output>
      </div>
      <button type="submit">{texts.t("filter.show")}</button>
      <p role="status" />
      <script type="module" src={SLIDER.path} />
    </form>
  );
}
