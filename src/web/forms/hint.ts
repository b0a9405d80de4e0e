import type { Texts } from "../texts.ts";
import type { AnySpec } from "./field.ts";

/** What to fill in at a field, with an example: of the field itself, else of its type; a day to come lies in the year after `now`. Empty where both say nothing. */
export function hintOf(
  { firstOf, has, t }: Texts,
  field: string,
  { spec, now }: { spec: AnySpec; now: number },
): string {
  const ahead = "ahead" in spec && spec.ahead === true;
  const hint = firstOf([`${field}.hint`, `field.hint.${spec.type}${ahead ? "-ahead" : ""}`]);
  const example = has(`${field}.example`) ? t(`${field}.example`) : "";
  if (hint === undefined) return example;
  const told = t(hint, { year: String(new Date(now).getFullYear() + 1) });
  return example === "" ? told : `${told.replace(/\.$/, "")}. ${example}`;
}
