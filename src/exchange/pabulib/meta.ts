import type { Round } from "../../register/round.ts";
import { badFile } from "./bad-budget-file.ts";
import { cellOf, needColumn, type Section } from "./sections.ts";

/** The settings of a file, each with the line it stands on. */
export type Meta = ReadonlyMap<string, { readonly value: string; readonly line: number }>;

/** The settings in META. Throws BadBudgetFile when its table has no key or value. */
export function metaOf(section: Section): Meta {
  needColumn(section, "key");
  needColumn(section, "value");
  return new Map(
    section.rows.map((row) => [
      cellOf(section, row, "key").toLowerCase(),
      { value: cellOf(section, row, "value"), line: row.line },
    ]),
  );
}

/** A whole or two-decimal amount of euros in cents. Throws BadBudgetFile for anything else. */
export function centsIn(value: string, line: number, found: string): number {
  const [, euros, part = ""] = /^(\d{1,11})(?:\.(\d{1,2}))?$/.exec(value) ?? [];
  if (euros === undefined) throw badFile("not-money", line, found);
  return Number(euros) * 100 + Number(part.padEnd(2, "0"));
}

/** A setting that must be there. */
export function needed(meta: Meta, key: string): { readonly value: string; readonly line: number } {
  const setting = meta.get(key);
  if (setting === undefined || setting.value === "") throw badFile("value-missing", setting?.line ?? 1, key);
  return setting;
}

const listed = (value: string | undefined): readonly string[] =>
  value === undefined || value === "" ? [] : value.split(",").map((one) => one.trim());

/** The categories a file names in its settings, in its order. */
export const categoriesIn = (meta: Meta): readonly string[] => listed(meta.get("categories")?.value);

/** Only files of which one vote is a set of approved projects can be counted again as approvals. */
export function checkVoteType(meta: Meta): void {
  const { value, line } = needed(meta, "vote_type");
  if (value !== "approval" && value !== "choose-1") throw badFile("vote-type", line, value);
}

/** The rule as the settings state it. Throws BadBudgetFile for a rule, leftover rule or weighing this program does not know. */
export function ruleIn(meta: Meta): Round["rule"] {
  const rule = needed(meta, "rule");
  if (rule.value !== "greedy") throw badFile("rule", rule.line, rule.value);
  const leftover = meta.get("leftover_budget");
  const comment = meta.get("comment")?.value ?? "";
  const least = meta.get("min_project_cost")?.value ?? "";
  const cost = least === "" ? "" : `min_project_cost ${least}`;
  return {
    stated: [rule.value, leftover?.value ?? "", cost, comment].filter((one) => one !== "").join(" | "),
    leftover: leftoverIn(leftover),
    counting: /\bweight(ed|s|ing)?\b/i.test(comment) ? "weighed" : "each-vote",
    perCategory: perCategoryIn(meta),
  };
}

function leftoverIn(setting: { readonly value: string; readonly line: number } | undefined) {
  if (setting === undefined || setting.value === "") return "none";
  if (/^fund additional projects that fit/i.test(setting.value)) return "fit";
  if (/^partially fund one additional project/i.test(setting.value)) return "part";
  throw badFile("leftover", setting.line, setting.value);
}

function perCategoryIn(meta: Meta): Round["rule"]["perCategory"] {
  const setting = meta.get("budget_per_category");
  const categories = categoriesIn(meta);
  const amounts = listed(setting?.value);
  if (setting !== undefined && amounts.length !== categories.length)
    throw badFile("cells", setting.line, String(categories.length));
  return amounts.map((amount, at) => ({
    category: categories[at] ?? "",
    budget: centsIn(amount, setting?.line ?? 1, "budget_per_category"),
  }));
}

/** The least that the settings say a project may cost, in cents; undefined where they say nothing. */
export function leastCostIn(meta: Meta): number | undefined {
  const setting = meta.get("min_project_cost");
  return setting === undefined || setting.value === ""
    ? undefined
    : centsIn(setting.value, setting.line, "min_project_cost");
}
