import { CsvScanner } from "./csv-scanner.ts";
import type { Dialect, Sample } from "./dialect.ts";
import { Utf8Reader } from "./encoding.ts";
import type { Field } from "./fields.ts";
import { checkMapping, fieldPositions, type Mapping } from "./mapping.ts";
import { formatOf, type RowFormat } from "./register-row.ts";
import { type CheckedRows, RowChecker } from "./row-checker.ts";
import { UnreadableFile } from "./unreadable-file.ts";

/** Everything decided before the first row is read: how the file is written and what its columns say. */
export interface RegisterPlan {
  readonly dialect: Dialect;
  readonly mapping: Mapping;
  readonly format: RowFormat;
  /** The fields the file has. Of the others it says nothing, which is less than "unknown". */
  readonly fields: ReadonlySet<Field>;
}

/** A file in memory, or as it comes in. */
export type Chunks = Iterable<Uint8Array> | AsyncIterable<Uint8Array>;

const BATCH_ROWS = 1000;

/**
 * Decides how to read a register under a mapping.
 * @param sourceDate the day ("2016-01-18") or month of the file, when it is known; dates after it are bad values
 * @throws UnreadableFile with the first thing that keeps the mapping from this file
 */
export function planReading(sample: Sample, mapping: Mapping, sourceDate: string | null): RegisterPlan {
  const [problem] = checkMapping(mapping, sample.dialect.headers);
  if (problem !== undefined) throw new UnreadableFile(problem);
  const positions = fieldPositions(mapping, sample.dialect.headers);
  const format = formatOf(sample, positions, sourceDate);
  return { dialect: sample.dialect, mapping, format, fields: new Set(positions.keys()) };
}

/**
 * Reads and checks a register in batches of at most a thousand rows, in the order of the file; memory is one batch and its bytes,
 * whatever the size of the file, and its file numbers.
 * @throws UnreadableFile in the middle, for a quote that never closes or a row without end: whoever wants nothing by halves reads once before writing
 */
export async function* readRegister(chunks: Chunks, plan: RegisterPlan): AsyncGenerator<CheckedRows> {
  const { dialect, format } = plan;
  const reader = new Utf8Reader(dialect.encoding);
  const scanner = new CsvScanner(dialect.separator, dialect.lineEnd);
  const checker = new RowChecker(dialect, format);
  for await (const chunk of chunks) {
    for (const utf8 of reader.read(chunk)) {
      scanner.push(utf8);
      for (const batch of batchesIn(scanner, checker)) yield batch;
    }
  }
  scanner.push(reader.end());
  scanner.end();
  yield* batchesIn(scanner, checker);
}

function* batchesIn(scanner: CsvScanner, checker: RowChecker): Generator<CheckedRows> {
  for (let rows = scanner.next(BATCH_ROWS); rows.count > 0; rows = scanner.next(BATCH_ROWS)) {
    const checked = checker.check(rows);
    if (checked.good + checked.bad.length > 0) yield checked;
  }
}
