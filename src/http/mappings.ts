import * as z from "zod";
import { AMSTERDAM_MAPPINGS } from "../exchange/amsterdam.ts";
import { FIELDS, LEAVE_OUT, sameHeader } from "../exchange/fields.ts";
import { fittingMapping, type MappedColumn, type Mapping, suggestColumns } from "../exchange/mapping.ts";
import type { BookId } from "../register/ids.ts";
import { mappingsOf, saveMapping } from "../storage/mappings.ts";
import type { Queries } from "../storage/engine.ts";

const line = z.string().trim().min(1).max(200);
const mappingShape = z.object({
  name: line,
  source: line,
  publisher: z.string().max(200),
  columns: z.array(z.object({ header: z.string(), target: z.enum([...FIELDS, LEAVE_OUT]) })),
});

/** A mapping in JSON, as it is saved and as a file holds it; undefined when it is none. */
export function parseMapping(text: string): Mapping | undefined {
  try {
    return mappingShape.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** The mappings a book can use: those saved in it, then the ones that come ready. */
export async function mappingsFor(queries: Queries, book: BookId): Promise<readonly Mapping[]> {
  const saved = (await mappingsOf(queries, book)).map(({ text }) => parseMapping(text));
  return [...saved.filter((mapping) => mapping !== undefined), ...AMSTERDAM_MAPPINGS];
}

export const keepMapping = (queries: Queries, book: BookId, mapping: Mapping): Promise<void> =>
  saveMapping(queries, book, { name: mapping.name, text: JSON.stringify(mapping) });

/** The mapping to begin with for a file: one that has decided on every column, or a proposal to look at. */
export function proposeMapping(
  headers: readonly string[],
  known: readonly Mapping[],
  unnamed: Omit<Mapping, "columns">,
): { readonly mapping: Mapping; readonly fits: boolean } {
  const fitting = fittingMapping(headers, known);
  if (fitting) return { mapping: fitting, fits: true };
  return { mapping: { ...unnamed, columns: suggestColumns(headers) }, fits: false };
}

/** A mapping's decision for each column of a file; what it does not name is left out. */
export function columnsIn(mapping: Mapping, headers: readonly string[]): readonly MappedColumn[] {
  const targets = new Map(mapping.columns.map(({ header, target }) => [sameHeader(header), target]));
  return headers.map((header) => ({ header, target: targets.get(sameHeader(header)) ?? LEAVE_OUT }));
}
