import { columnsOf } from "../../src/mirror/columns.ts";
import type { Cell, Finding, Unit } from "../../src/mirror/finding.ts";
import { type View, viewFor } from "../../src/mirror/view.ts";
import type { Audience } from "../../src/register/audience.ts";
import { parseBody } from "../../src/register/check.ts";
import type { Draft, Entry } from "../../src/register/entry.ts";
import { asBookId, asEntryId, asPartyId } from "../../src/register/ids.ts";
import { NOBODY, type Viewer } from "../../src/register/reading.ts";
import { emptyRegister } from "../../src/register/empty-register.ts";
import { addEntry, type BookType, type Register } from "../../src/register/register.ts";
import { MESSAGES, LOCALES } from "../../src/web/texts.ts";

/** One line of a book written by hand: kind, name, body in which "$name" stands for an id, and by whom. */
export interface Line {
  readonly kind: Draft["kind"];
  readonly name: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly by?: string;
  readonly audience?: Audience;
}

export const line = (kind: Line["kind"], name: string, body: Line["body"]): Line => ({ kind, name, body });
export const idOf = (name: string): string => `id-of-${name}`.padEnd(20, "-");
export const LOOKED = Date.parse("2026-03-01T12:00:00Z");

/** A party of residents, or of another type. */
export const party = (name: string, type = "group", audience: Audience = "public"): Line => {
  const side = type === "municipality" || type === "welfare" ? "institution" : "residents";
  return { kind: "party", name, body: { name, type, side }, by: name, audience };
};

/** A book as written, unchecked by whom, so that one may write any case down. */
export function handWritten(lines: readonly Line[], type: BookType = "practice"): Register {
  const register = emptyRegister({ id: asBookId("hand"), type });
  for (const { kind, name, body, by = "city", audience = "public" } of lines) {
    addEntry(register, {
      seq: register.entries.length + 1,
      id: asEntryId(idOf(name)),
      audience,
      kind,
      by: { party: asPartyId(idOf(by)), account: "a" },
      at: "2026-02-01T10:00:00.000Z",
      body: parseBody(kind, named(body)),
    } as unknown as Entry);
  }
  return register;
}

function named(value: unknown): unknown {
  if (typeof value === "string") return value.startsWith("$") ? idOf(value.slice(1)) : value;
  if (Array.isArray(value)) return value.map(named);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, named(item)]));
}

export const seenBy = (register: Register, viewer: Viewer = NOBODY): View =>
  viewFor(columnsOf(register), register, viewer, LOOKED);
export const viewer = (name: string): Viewer => ({ party: asPartyId(idOf(name)) });

/** A finding with ids for rows and numbers, so that findings on books written in another order can be compared. */
export function plain(finding: Finding, view: View) {
  const tables = finding.tables.map(({ key, columns, rows }) => [
    key,
    rows.map((row) => row.map((cell, i) => plainCell(view, columns[i]?.unit, cell))),
  ]);
  const sentences = finding.sentences.map(({ key, values, units }) => [
    key,
    Object.entries(values).map(([name, cell]) => [name, plainCell(view, units?.[name], cell)]),
  ]);
  const rows = [...finding.basis.rows].map((row) => plainCell(view, "entry", row));
  return { ...finding, tables: Object.fromEntries(tables), sentences, basis: { ...finding.basis, rows } };
}

function plainCell(view: View, unit: Unit | undefined, cell: Cell): Cell {
  if (typeof cell !== "number") return cell;
  if (unit === "party") return nameOf(view.columns.parties[cell]);
  return unit === "entry" ? nameOf(view.entry(cell)?.id) : cell;
}

const nameOf = (id: string | undefined): Cell => id?.replace(/^id-of-/, "").replace(/-+$/, "") ?? "nothing to read";

/** Keys of sentences, tables and columns, and words of cells, that have no text in a language. */
export function untold({ lens, sentences, sure = [], tables }: Finding): readonly string[] {
  const keys = [
    ...["title", "question", ...[...sentences, ...sure].map(({ key }) => key)].map((key) => `lens.${lens}.${key}`),
    ...tables.flatMap(({ key, columns }) => [
      `lens.${lens}.table.${key}`,
      ...columns.map((column) => `lens.${lens}.column.${column.key}`),
    ]),
  ];
  const words = tables.flatMap(({ columns, rows }) =>
    rows.flatMap((row) => row.filter((cell, i) => columns[i]?.unit === "word" && cell !== null && cell !== "")),
  );
  const has = (key: string) => LOCALES.every((locale) => Object.hasOwn(MESSAGES[locale], key));
  const silent = words.filter(
    (word) => !has(`lens.${lens}.word.${word}`) && !has(`word.${word}`) && !has(String(word)),
  );
  return [...keys.filter((key) => !has(key)), ...silent.map(String)];
}
