import type { Texts } from "../texts.ts";
import type { AnySpec } from "./field.ts";

/** What to fill in at a field, with an example: of the field itself, else of its type; empty where both say nothing. */
export function hintOf({ firstOf, has, t }: Texts, field: string, type: AnySpec["type"]): string {
  const hint = firstOf([`${field}.hint`, `field.hint.${type}`]);
  const example = has(`${field}.example`) ? t(`${field}.example`) : "";
  if (hint === undefined || example === "") return hint === undefined ? example : t(hint);
  return `${t(hint).replace(/\.$/, "")}. ${example}`;
}
