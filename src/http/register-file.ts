import { createReadStream } from "node:fs";
import { open, stat } from "node:fs/promises";
import { basename } from "node:path";
import { readSample, SAMPLE_BYTES, type Sample } from "../exchange/dialect.ts";
import type { Chunks } from "../exchange/read-register.ts";
import { isPartialDate, type PartialDate } from "../register/partial-date.ts";

/** A register's file on disk, with its first rows; it can be read from the start as often as needed. */
export interface RegisterFile {
  readonly name: string;
  readonly bytes: number;
  readonly sample: Sample;
  chunks(): Chunks;
}

/** Opens a file of a register. Throws UnreadableFile for what is no table, and the system's error for what cannot be opened. */
export async function openRegisterFile(path: string, name = basename(path)): Promise<RegisterFile> {
  const { size } = await stat(path);
  const sample = readSample(await firstBytes(path));
  return { name, bytes: size, sample, chunks: () => createReadStream(path, { highWaterMark: 1024 * 1024 }) };
}

async function firstBytes(path: string): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(new Uint8Array(SAMPLE_BYTES), 0, SAMPLE_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** The day or month a file's name holds, "register_2019-01-14.csv" or "process_2016-01.csv", or null. */
export function dateInName(name: string): PartialDate | null {
  const date = /(?<!\d)\d{4}-\d{2}(?:-\d{2})?(?!-?\d)/.exec(name)?.[0];
  return date !== undefined && isPartialDate(date) ? date : null;
}

/** Whether a text is a day of the calendar, "2019-01-14". */
export const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);
