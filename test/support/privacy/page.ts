import { KIND_NAMES, type KindName } from "../../../src/register/kinds.ts";
import { RETENTION } from "../../../src/register/retention.ts";
import { MESSAGES } from "../../../src/web/texts.ts";
import { OF_COLUMNS, OF_FIELDS, type Purpose, PURPOSES } from "./purposes.ts";

const FROM = {
  written: "after it was written",
  renewed: "after it was written or renewed",
  "last-act": "after the last thing written about the matter",
  ended: "after its end",
  silent: "of silence and a letter; then without its name",
};

function termOf(kind: KindName): string {
  const term = RETENTION[kind];
  if ("months" in term) return `${term.months} months ${FROM[term.from]}`;
  if ("follows" in term) return "as long as what it hangs on, notes or compares";
  return `as long as the book: ${(MESSAGES.en[`keep.stays.${term.stays}`] ?? "").toLowerCase()}`;
}

const rowsOf = (first: string, fields: Partial<Record<Purpose, string>>, term: string): readonly string[] =>
  (Object.entries(fields) as [Purpose, string][]).map(
    ([purpose, names]) =>
      `| ${first} | ${names
        .split(" ")
        .map((name) => `\`${name}\``)
        .join(" ")} | ${PURPOSES[purpose].words} | ${PURPOSES[purpose].basis.replace(/^1/, "6(1)")} | ${term} |`,
  );

const table = (first: string, rows: readonly string[]): string =>
  [`| ${first} | what | purpose | basis | term |`, "| --- | --- | --- | --- | --- |", ...rows].join("\n");

/** docs/privacy.md, as far as it follows from the kinds, the tables and the terms. */
export function privacyPage(head: string): string {
  const kinds = KIND_NAMES.flatMap((kind) => rowsOf(`\`${kind}\``, OF_FIELDS[kind], termOf(kind)));
  const tables = Object.entries(OF_COLUMNS).flatMap(([name, { term, for: fields }]) =>
    rowsOf(`\`${name}\``, fields, term),
  );
  return `${head}\n\n## Each kind of entry, field by field\n\n${table("kind", kinds)}\n\n## Each table, column by column\n\n${table("table", tables)}\n`;
}
