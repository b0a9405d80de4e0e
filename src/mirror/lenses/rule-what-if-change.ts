import type { Change } from "../changed-rule.ts";
import type { Sentence } from "../finding.ts";

/** How the rule is otherwise, in words: which point, and which number. */
export function changeSentence({ how, criterion, count }: Change, text: string | undefined): Sentence {
  const key = `how-${how}${count !== undefined && (how === "widen" || how === "narrow") ? "-count" : ""}`;
  const point = { point: text ?? criterion, count: count ?? 0 };
  return criterion === ""
    ? { key: `${key}-all`, values: { count: count ?? 0 } }
    : { key, values: point, units: { point: "name" } };
}
