import { type Field, FIELDS, knownField, LEAVE_OUT, sameHeader, type Target } from "./fields.ts";
import { refusedWordIn } from "./traits.ts";
import type { FileProblem } from "./unreadable-file.ts";

/** What one column, by its header, says. */
export interface MappedColumn {
  readonly header: string;
  readonly target: Target;
}

/** A person's decision how to read a register, saved by name. It may name more headers than a file has. */
export interface Mapping {
  readonly name: string;
  /** The register, under which file numbers are unique: two versions of one register have the same source. */
  readonly source: string;
  readonly publisher: string;
  readonly columns: readonly MappedColumn[];
}

/** A first proposal per header, for a person to look at: known headers to their field, the rest and traits left out. */
export function suggestColumns(headers: readonly string[]): readonly MappedColumn[] {
  const taken = new Set<Field>();
  return headers.map((header) => {
    const field = refusedWordIn(header) === null ? knownField(header) : null;
    if (field === null || taken.has(field)) return { header, target: LEAVE_OUT };
    taken.add(field);
    return { header, target: field };
  });
}

/** The first mapping that has decided on every column of a file, or null. */
export function fittingMapping(headers: readonly string[], mappings: readonly Mapping[]): Mapping | null {
  return mappings.find((mapping) => fits(mapping, headers)) ?? null;
}

function fits(mapping: Mapping, headers: readonly string[]): boolean {
  const targets = targetsOf(mapping);
  return headers.every((header) => targets.has(sameHeader(header))) && checkMapping(mapping, headers).length === 0;
}

/** What keeps a mapping from being used on a file with these headers; empty when nothing does. */
export function checkMapping(mapping: Mapping, headers: readonly string[]): readonly FileProblem[] {
  const mapped = mappedHeaders(mapping, headers);
  const traits = [...mapped].flatMap(([, found]) => found.flatMap(traitProblem));
  const twice = [...mapped].flatMap(([field, found]) => (found.length > 1 ? [mappedTwice(field, found)] : []));
  const missing: FileProblem[] = mapped.has("file-number") ? [] : [{ code: "file-number-not-mapped" }];
  return [...traits, ...twice, ...missing];
}

/** The column of each mapped field, by position in the header. Of the fields a file does not have, it says nothing. */
export function fieldPositions(mapping: Mapping, headers: readonly string[]): ReadonlyMap<Field, number> {
  const mapped = mappedHeaders(mapping, headers);
  return new Map([...mapped].map(([field, found]) => [field, headers.indexOf(found[0] ?? "")]));
}

/** Whether the day of the file must come from a person: it says when requests came, and not of which day it is. */
export function needsDate(mapping: Mapping, headers: readonly string[]): boolean {
  const fields = fieldPositions(mapping, headers);
  return fields.has("received-on") && !fields.has("register-date");
}

function mappedHeaders(mapping: Mapping, headers: readonly string[]): ReadonlyMap<Field, readonly string[]> {
  const targets = targetsOf(mapping);
  const found = FIELDS.map(
    (field) => [field, headers.filter((header) => targets.get(sameHeader(header)) === field)] as const,
  );
  return new Map(found.filter(([, of]) => of.length > 0));
}

function targetsOf(mapping: Mapping): ReadonlyMap<string, Target> {
  return new Map(mapping.columns.map(({ header, target }) => [sameHeader(header), target]));
}

function traitProblem(header: string): readonly FileProblem[] {
  const word = refusedWordIn(header);
  return word === null ? [] : [{ code: "trait-mapped", header, word }];
}

function mappedTwice(field: Field, headers: readonly string[]): FileProblem {
  const [first = ""] = headers;
  if (headers.every((header) => header === first)) return { code: "mapped-header-twice", header: first };
  return { code: "field-mapped-twice", field, headers };
}
