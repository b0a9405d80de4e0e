import type * as z from "zod";
import { type Audience, AUDIENCES } from "../../register/audience.ts";
import { type Body, KINDS, type KindName } from "../../register/kinds.ts";
import { traitWordsIn } from "../../register/traits.ts";
import {
  type AnySpec,
  type FieldSpec,
  type FormError,
  type Posted,
  type RowsSpec,
  valueIn,
  valuesIn,
} from "./field.ts";
import { withConditions } from "./conditions.ts";
import { type FormKind, SPECS } from "./specs.ts";
import { readPhoto } from "./photo.ts";
import { readValue } from "./values.ts";

/** What an entry said until now; a correction changes the fields of the form and keeps the rest, such as its source. */
export interface Corrected {
  readonly kind: KindName;
  readonly body: Body;
}

export type ReadForm =
  { readonly body: Body; readonly audience?: Audience } | { readonly errors: readonly [FormError, ...FormError[]] };

type Loose = Record<string, unknown>;

/**
 * Reads a posted form as the body of a draft; every field left empty is unknown.
 * @param corrected of a correction: what its target is, and says now
 */
export function readForm(kind: FormKind, form: Posted, corrected?: Corrected): ReadForm {
  if (kind === "correction" && corrected) return readCorrection(form, corrected);
  const { body, errors } = readFields(SPECS[kind], form);
  const { versionOf } = form;
  if (typeof versionOf === "string" && versionOf !== "") body.versionOf = versionOf;
  return finished(kind, body, { errors, form });
}

function readCorrection(form: Posted, corrected: Corrected): ReadForm {
  const { body, errors } = readFields(specsOf(corrected.kind), form);
  const whole = merged(corrected.body as unknown as Loose, body, specsOf(corrected.kind));
  const inner = finished(corrected.kind, whole, { errors, form });
  if ("errors" in inner) return inner;
  return finished("correction", { target: valueIn(form, "target"), body: inner.body }, { errors: [], form });
}

/** The fields of a kind; none for one that is not written by hand. */
export const specsOf = (kind: KindName): readonly AnySpec[] =>
  (SPECS as Partial<Record<KindName, readonly AnySpec[]>>)[kind] ?? [];

function readFields(specs: readonly AnySpec[], form: Posted): { body: Loose; errors: FormError[] } {
  const body: Loose = {};
  const errors: FormError[] = [];
  for (const spec of specs) {
    if (spec.type === "photo") readPhoto(form, body, errors);
    else if (spec.type === "rows") setRows(body, readRows(spec, form, errors), spec.name);
    else readField(spec, { form, body, errors });
  }
  if (specs.some(({ name }) => name === "groups")) readConditions({ form, body, errors });
  return { body, errors };
}

/** A tariff group and the outcome of a rule name its points by the number they have in the form. */
function readConditions({ form, body, errors }: Reading): void {
  const keys = keysByNumber(form, (body.criteria ?? []) as readonly Loose[]);
  const [groups, met] = ["groups", "met"].map((name) => withConditions((body[name] ?? []) as Loose[], keys));
  for (const [name, rows] of Object.entries({ groups, met }))
    if (rows?.some(({ when }) => when === undefined)) errors.push({ name, code: "points" });
  if (groups && groups.length > 0) body.groups = groups;
  if (met?.[0]) body.met = met[0].when;
}

/** The key of the criterion at each row of the form; an empty row has none. */
function keysByNumber(form: Posted, criteria: readonly Loose[]): readonly (string | undefined)[] {
  let next = 0;
  return valuesIn(form, "criteria.text").map((text) =>
    text.trim() === "" ? undefined : String(criteria[next++]?.key),
  );
}

interface Reading {
  readonly form: Posted;
  readonly body: Loose;
  readonly errors: FormError[];
}

function readField(spec: FieldSpec, { form, body, errors }: Reading): void {
  const typed = valueIn(form, spec.name).trim();
  if (spec.type === "yes") return set(body, spec.name, typed === "yes");
  if (typed === "" || typed === "unknown") {
    if (spec.required && !spec.options?.includes(typed)) errors.push({ name: spec.name, code: "required" });
    else if (typed === "unknown") set(body, spec.name, typed);
    return;
  }
  if (spec.type === "someone" && typed === "listed") return;
  if (spec.name === "agrees") return set(body, spec.name, typed === "yes");
  const read = readValue(spec.type, typed);
  if ("problem" in read) errors.push({ name: spec.name, code: read.problem });
  else set(body, spec.name, read.value);
}

function set(body: Loose, path: string, value: unknown): void {
  const [first = "", second] = path.split(".");
  if (second === undefined) body[first] = value;
  else body[first] = { ...(body[first] as Loose | undefined), [second]: value };
}

/** No rows leaves the field as its kind has it: unknown hours, no criteria. */
function setRows(body: Loose, rows: readonly Loose[], name: string): void {
  if (rows.length > 0) body[name] = rows;
}

function readRows(spec: RowsSpec, form: Posted, errors: FormError[]): readonly Loose[] {
  const columns = spec.columns.map((column) => valuesIn(form, `${spec.name}.${column.name}`));
  const length = Math.max(...columns.map((values) => values.length));
  const rows = Array.from({ length }, (_, i) => columns.map((values) => (values[i] ?? "").trim()));
  const filled = rows.filter((cells) => cells.some((cell, i) => cell !== "" && spec.columns[i]?.type !== "key"));
  const read = filled.map((cells) => readRow(spec, cells, errors));
  return spec.name === "criteria" ? withKeys(read) : read;
}

function readRow(spec: RowsSpec, cells: readonly string[], errors: FormError[]): Loose {
  const row: Loose = {};
  spec.columns.forEach((column, i) => {
    const typed = cells[i] ?? "";
    if (typed === "") return;
    const read = readValue(column.type, typed);
    if ("problem" in read) errors.push({ name: spec.name, code: read.problem });
    else row[column.name] = read.value;
  });
  return row;
}

/** A new criterion gets its key from its words, once: facts name the key, so it stays when the words are mended. */
function withKeys(rows: readonly Loose[]): readonly Loose[] {
  const taken = new Set(rows.map((row) => row.key).filter(Boolean));
  return rows.map((row) => {
    if (row.key) return row;
    const text = String(row.text ?? "");
    // A key is a column: what people are stands in the words of the rule and nowhere else.
    const key = freeKey(traitWordsIn(text).length > 0 ? "criterion" : slug(text), taken);
    taken.add(key);
    return { ...row, key };
  });
}

const slug = (text: string): string =>
  text
    .normalize("NFD")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "")
    .slice(0, 36) || "criterion";

function freeKey(key: string, taken: ReadonlySet<unknown>): string {
  if (!taken.has(key)) return key;
  let n = 2;
  while (taken.has(`${key}-${n}`)) n++;
  return `${key}-${n}`;
}

/** What the form does not ask stays as it was; what it asks and was emptied becomes unknown. */
function merged(before: Loose, read: Loose, specs: readonly AnySpec[]): Loose {
  const asked = new Set(specs.map((spec) => spec.name.split(".")[0] as string));
  const listed = specs.filter((spec) => spec.type === "someone").map((spec) => spec.name);
  const kept = Object.entries(before).filter(
    ([name]) => !asked.has(name) || (listed.includes(name) && !(name in read)),
  );
  return { ...Object.fromEntries(kept), ...read };
}

interface Rest {
  readonly errors: readonly FormError[];
  readonly form: Posted;
}

function finished(kind: KindName, body: Loose, { errors, form }: Rest): ReadForm {
  const checked = (KINDS[kind].body as z.ZodType<Body>).safeParse(body);
  const schema = checked.success ? [] : checked.error.issues.map((issue) => problemOf(kind, issue));
  const [first, ...more] = firstPerField([...errors, ...schema]);
  if (first) return { errors: [first, ...more] };
  const audience = AUDIENCES.find((a) => a === valueIn(form, "reach"));
  return { body: checked.data as Body, ...(audience && { audience }) };
}

function problemOf(kind: KindName, issue: z.core.$ZodIssue): FormError {
  const path = issue.path.join(".");
  const spec = specsOf(kind).find(({ name }) => path === name || path.startsWith(`${name}.`));
  return { name: spec?.name ?? path, code: codeOf(issue, spec) };
}

function codeOf(issue: z.core.$ZodIssue, spec: AnySpec | undefined): string {
  if (issue.code === "custom") return issue.message;
  if (issue.path.at(-1) === "when" || spec?.name === "met") return "points";
  if (issue.code === "too_big") return spec?.type === "line" || spec?.type === "text" ? "too-long" : "too-large";
  return spec?.type === "rows" ? "rows" : "choice";
}

export const firstPerField = (errors: readonly FormError[]): readonly FormError[] =>
  [...new Map(errors.toReversed().map((error) => [error.name, error])).values()].toReversed();
