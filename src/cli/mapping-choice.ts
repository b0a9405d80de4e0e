import { readFileSync } from "node:fs";
import { exampleRows } from "../exchange/examples.ts";
import { FIELDS, LEAVE_OUT, type Target } from "../exchange/fields.ts";
import { checkMapping, type Mapping } from "../exchange/mapping.ts";
import { refusedColumns, SHOWN_HEADER_WORDS, shownWord } from "../exchange/traits.ts";
import { columnsIn, parseMapping, proposeMapping } from "../http/mappings.ts";
import type { RegisterFile } from "../http/register-file.ts";
import { type Call, optional, WrongUse } from "./command.ts";
import { problemText } from "./file-problem.ts";
import { drawTable, printable } from "./table.ts";

const EXAMPLES = 10;
/** Columns shown side by side in the examples: more do not fit a terminal. */
const SIDE_BY_SIDE = 4;

interface Choice {
  readonly mapping: Mapping;
  /** Whether it comes from `--map`, was saved before or came ready; otherwise it is a proposal that a person must see. */
  readonly fits: boolean;
}

/** The mapping that `--map` names, the one that fits the file, or a proposal. Throws WrongUse for a name or file that is none. */
export function chosenMapping(call: Call, file: RegisterFile, known: readonly Mapping[]): Choice {
  const { headers } = file.sample.dialect;
  const unnamed = { name: "", source: optional(call, "source") ?? file.name, publisher: optional(call, "as") ?? "" };
  const map = optional(call, "map");
  if (map === undefined) return proposeMapping(headers, known, unnamed);
  const named = known.find(({ name }) => name.toLowerCase() === map.toLowerCase()) ?? mappingInFile(map);
  if (named === undefined)
    throw new WrongUse("cli.import.map-unknown", { map, known: known.map(({ name }) => `“${name}”`).join(", ") });
  return { mapping: named, fits: true };
}

function mappingInFile(path: string): Mapping | undefined {
  try {
    return parseMapping(readFileSync(path, "utf8"));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    return undefined;
  }
}

/** Shows how the file is written, what each column would say, ten rows of it, and what stays out and why. */
export function showMapping({ terminal, texts: { t } }: Call, { sample, name }: RegisterFile, mapping: Mapping): void {
  const { encoding, separator, headers } = sample.dialect;
  const written = separator === "\t" ? "tab" : separator;
  terminal.print(t("cli.import.dialect", { name, encoding, separator: written, columns: headers.length }));
  terminal.print(
    t("cli.import.mapping", { mapping: mapping.name || t("cli.import.proposal"), source: mapping.source }),
  );
  const rows = columnsIn(mapping, headers).map(({ header, target }, i) => [
    String(i + 1),
    header,
    t(`mapping.field.${target}`),
    target === LEAVE_OUT ? "" : target,
  ]);
  const headings = ["number", "column", "field", "word"].map((key) => ({ text: t(`cli.import.heading.${key}`) }));
  terminal.print(["", ...drawTable(headings, rows), ""].join("\n"));
  for (const lines of examplesOf(sample)) terminal.print([...lines, ""].join("\n"));
  const refused = refusedColumns(headers);
  for (const { header, word } of refused)
    terminal.print(t("mapping.refused.column", { header: printable(header), word: shownWord(word) }));
  if (refused.length > 0) terminal.print(`${t("mapping.refused.why")}\n${SHOWN_HEADER_WORDS.join(", ")}\n`);
}

function examplesOf(sample: RegisterFile["sample"]): readonly (readonly string[])[] {
  const { headers } = sample.dialect;
  const examples = exampleRows(sample, EXAMPLES);
  const starts = Array.from({ length: Math.ceil(headers.length / SIDE_BY_SIDE) }, (_, i) => i * SIDE_BY_SIDE);
  return starts.map((start) =>
    drawTable(
      headers.slice(start, start + SIDE_BY_SIDE).map((text) => ({ text })),
      examples.map((row) => row.slice(start, start + SIDE_BY_SIDE)),
    ),
  );
}

/**
 * Lets the person at the terminal say yes, stop, or change a column ("3 granted"), until it is right.
 * @returns undefined when they stop
 */
export async function confirmMapping(call: Call, file: RegisterFile, first: Mapping): Promise<Mapping | undefined> {
  const { terminal, texts, interrupted } = call;
  const { headers } = file.sample.dialect;
  let mapping = first;
  for (;;) {
    const answer = (await terminal.ask?.(texts.t("cli.import.confirm"), interrupted)) ?? "";
    if (/^(?:n|nee|no|q)$/i.test(answer)) return undefined;
    if (/^(?:j|ja|y|yes)?$/i.test(answer)) {
      const [problem] = checkMapping(mapping, headers);
      if (problem === undefined) return mapping;
      terminal.warn(problemText(texts, problem));
      continue;
    }
    const changed = withColumn(mapping, headers, answer);
    if (changed === undefined)
      terminal.warn(texts.t("cli.import.change-how", { fields: [LEAVE_OUT, ...FIELDS].join(", ") }));
    else showMapping(call, file, (mapping = changed));
  }
}

/** "3 granted": the third column says how much was granted. Undefined for anything else. */
export function withColumn(mapping: Mapping, headers: readonly string[], said: string): Mapping | undefined {
  const [, number, word = ""] = /^(\d{1,4})\s+([a-z-]+)$/.exec(said.trim()) ?? [];
  const target = [LEAVE_OUT, ...FIELDS].find((field) => field === word) as Target | undefined;
  const at = Number(number) - 1;
  if (target === undefined || headers[at] === undefined) return undefined;
  const columns = columnsIn(mapping, headers).map((column, i) => (i === at ? { ...column, target } : column));
  return { ...mapping, columns };
}
