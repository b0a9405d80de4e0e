import { RecordSplitter, type CsvRecord } from "./csv-records.ts";
import { type Dialect, isBlank, type Sample } from "./dialect.ts";
import { TextReader } from "./encoding.ts";
import type { Field } from "./fields.ts";
import { checkMapping, fieldPositions, type Mapping } from "./mapping.ts";
import { type BadRow, formatOf, isBad, type RegisterRow, type RowFormat, RowReader } from "./register-row.ts";
import { UnreadableFile } from "./unreadable-file.ts";

/** Everything decided before the first row is read: how the file is written and what its columns say. */
export interface RegisterPlan {
  readonly dialect: Dialect;
  readonly mapping: Mapping;
  readonly format: RowFormat;
  /** The fields the file has. Of the others it says nothing, which is less than "unknown". */
  readonly fields: ReadonlySet<Field>;
}

/** Some rows read, in the order of the file, with how far reading has come from the start. */
export interface RegisterBatch {
  readonly rows: readonly RegisterRow[];
  readonly bad: readonly BadRow[];
  readonly rowsRead: number;
  readonly bytesRead: number;
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
 * Reads a register in batches of about a thousand rows; memory is one batch, whatever the size of the file, and a number per file.
 * @throws UnreadableFile in the middle, for a quote that never closes or a row without end: whoever wants nothing by halves reads once before writing
 */
export async function* readRegister(chunks: Chunks, plan: RegisterPlan): AsyncGenerator<RegisterBatch> {
  const batch = new BatchReader(plan);
  for await (const chunk of chunks) {
    for (const full of batch.take(chunk)) yield full;
  }
  yield* batch.end();
}

/** Collects rows into batches. */
class BatchReader {
  readonly #plan: RegisterPlan;
  readonly #text: TextReader;
  readonly #splitter: RecordSplitter;
  readonly #reader: RowReader;
  readonly #lineOf = new Map<string, number>();
  #rows: RegisterRow[] = [];
  #bad: BadRow[] = [];
  #rowsRead = 0;
  #bytesRead = 0;

  constructor(plan: RegisterPlan) {
    this.#plan = plan;
    this.#reader = new RowReader(plan.format);
    this.#text = new TextReader(plan.dialect.encoding);
    this.#splitter = new RecordSplitter(plan.dialect.separator, plan.dialect.lineEnd);
  }

  *take(chunk: Uint8Array): Generator<RegisterBatch> {
    for (const { text, bytes } of this.#text.read(chunk)) {
      this.#bytesRead += bytes;
      yield* this.#add(this.#splitter.push(text));
    }
  }

  *end(): Generator<RegisterBatch> {
    yield* this.#add(this.#splitter.push(this.#text.end()));
    yield* this.#add(this.#splitter.end());
    if (this.#rows.length + this.#bad.length > 0) yield this.#batch();
  }

  *#add(records: Iterable<CsvRecord>): Generator<RegisterBatch> {
    for (const record of records) {
      if (record.line <= this.#plan.dialect.headerLine || isBlank(record)) continue;
      this.#sort(this.#once(this.#reader.read(record), record));
      if (this.#rows.length + this.#bad.length >= BATCH_ROWS) yield this.#batch();
    }
  }

  #sort(row: RegisterRow | BadRow): void {
    this.#rowsRead += 1;
    if (isBad(row)) this.#bad.push(row);
    else this.#rows.push(row);
  }

  /** A file number stands for one file: of two rows with the same number nobody can say which is right, so the first stays. */
  #once(row: RegisterRow | BadRow, { raw }: CsvRecord): RegisterRow | BadRow {
    if (isBad(row)) return row;
    const { line, fileNumber } = row;
    const first = this.#lineOf.get(fileNumber);
    if (first === undefined) {
      this.#lineOf.set(fileNumber, line);
      return row;
    }
    const column = this.#plan.format.headers[this.#plan.format.positions.get("file-number") ?? -1] ?? null;
    return { line, raw, problems: [{ column, value: fileNumber, code: "file-number-twice", expected: String(first) }] };
  }

  #batch(): RegisterBatch {
    const batch = { rows: this.#rows, bad: this.#bad, rowsRead: this.#rowsRead, bytesRead: this.#bytesRead };
    this.#rows = [];
    this.#bad = [];
    return batch;
  }
}

/** How many rows a file of this many bytes has, judged by what has been read; for progress, not for sums. */
export function estimateRows({ rowsRead, bytesRead }: RegisterBatch, totalBytes: number): number {
  return bytesRead === 0 ? 0 : Math.max(rowsRead, Math.round((rowsRead / bytesRead) * totalBytes));
}
