import { wordAt } from "../../mirror/dictionary.ts";
import type { View } from "../../mirror/view.ts";
import type { PartyId } from "../../register/ids.ts";
import type { KindName } from "../../register/kinds.ts";
import { isThereFor } from "../../register/reading.ts";
import { type Register, sideOf, writtenAt } from "../../register/register.ts";
import type { AnySpec, FieldSpec } from "./field.ts";
import { specsOf } from "./read-form.ts";
import type { FormKind } from "./specs.ts";

/** Longer lists get no select: such a form is opened from the entry itself. */
export const LONGEST_LIST = 200;

export interface FormField {
  readonly spec: AnySpec;
  /** Values somebody can choose; ids of parties and entries the viewer may read. Undefined where people type. */
  readonly choices?: readonly string[];
  /** The text it is asked with, where that is another than its kind's. */
  readonly words?: string;
  /** It is filled in already, and stands without an example. */
  readonly bare?: true;
  /** It stands under "more", for whoever fills in this form. */
  readonly more?: true;
}

/** The text a field is asked with. */
export const labelKey = (kind: KindName, { spec, words }: FormField): string => words ?? `field.${kind}.${spec.name}`;

export interface Form {
  readonly kind: FormKind;
  /** The kind whose fields it asks: its own, or for a correction that of its target. */
  readonly of: KindName;
  readonly fields: readonly FormField[];
}

interface Reader {
  readonly register: Register;
  readonly view: View;
  readonly party: PartyId | undefined;
}

/** The form of a kind as one party can fill it in. A correction asks the fields of its target's kind. */
export function formOf(kind: FormKind, reader: Reader, target?: KindName): Form {
  const of = kind === "correction" && target !== undefined ? target : kind;
  return { kind, of, fields: specsOf(of).map((spec) => fieldOf(spec, reader)) };
}

function fieldOf(spec: AnySpec, reader: Reader): FormField {
  const more = isMore(spec, reader) ? ({ more: true } as const) : {};
  if (spec.type === "rows") return { spec, choices: readableParties(reader), ...more };
  const choices = choicesOf(spec, reader);
  return { spec, ...(choices !== undefined && { choices }), ...more };
}

function isMore(spec: AnySpec, { register, party }: Reader): boolean {
  const first = "firstFor" in spec && party !== undefined && sideOf(register, party) === spec.firstFor;
  return spec.more === true && !first;
}

function choicesOf(spec: FieldSpec, reader: Reader): readonly string[] | undefined {
  if (spec.options) return spec.options;
  if (spec.type === "party" && spec.own) return reader.party === undefined ? [] : [reader.party];
  if (spec.type === "party") return readableParties(reader);
  if (spec.type === "someone") return [...readableParties(reader), "residents"];
  if (spec.type === "entry") return readableEntries(spec.kinds ?? [], reader);
  return undefined;
}

/** By name, as everywhere: no order that says who matters. Last whose name is hidden as misuse. */
function readableParties({ register, view, party }: Reader): readonly PartyId[] {
  const viewer = party === undefined ? {} : { party };
  const isHidden = ([id, { row }]: readonly [PartyId, { readonly row: number }]): boolean =>
    register.hidden.has(row) && view.mask[row] !== 1 && isThereFor(register, id, viewer, view.now);
  const readable = [...register.parties].filter(([, facts]) => view.mask[facts.row] === 1);
  const hidden = [...register.parties].filter(isHidden);
  return [...readable.sort(([, a], [, b]) => a.name.localeCompare(b.name)), ...hidden].map(([id]) => id);
}

/** Entries of some kinds, newest first; of a published register none, for its titles name people. */
function readableEntries(kinds: readonly KindName[], { register, view }: Reader): readonly string[] {
  const rows = kinds.flatMap((kind) => [...view.rows(kind)]).sort((a, b) => b - a);
  if (rows.length > LONGEST_LIST) return [];
  const { columns } = view;
  const typed = rows.filter(
    (row) => wordAt(columns.words.source, columns.source[row] ?? 0) === "unknown" || isRule(register, row),
  );
  return typed.flatMap((row) => writtenAt(register, row)?.id ?? []);
}

const isRule = (register: Register, row: number): boolean => writtenAt(register, row)?.kind === "rule";
