import { Busboy, type BusboyFileStream, type BusboyHeaders, type BusboyInstance } from "@fastify/busboy";
import { Refusal } from "../register/refusal.ts";
import type { Request } from "./environment.ts";
import { type FormLimit, MOST_TYPED } from "./form-limits.ts";

/** Fields and files of one form together; the longest form of ours has some two hundred. */
const MOST_PARTS = 1000;
/** Bytes that are taken apart before others get their turn. */
const BLOCK = 256 * 1024;

export const isMultipart = ({ req }: Request): boolean =>
  /^\s*multipart\/form-data\s*(;|$)/i.test(req.header("Content-Type") ?? "");

export const isTyped = ({ req }: Request): boolean =>
  /^\s*application\/x-www-form-urlencoded\s*(;|$)/i.test(req.header("Content-Type") ?? "");

/** A form without files: the same as `formData()` gives, which takes it apart by way of an answer made for that. */
export async function typedIn({ req }: Request): Promise<FormData> {
  const form = new FormData();
  for (const [name, value] of new URLSearchParams(await req.text())) form.append(name, value);
  return form;
}

/**
 * A form with files, taken apart while it comes in, in memory alone. Of a file that is too long one byte more than it may be is kept, so
 * that its form tells. Throws "field-wrong", naming the field, for a file too many, a field too many or too much typed, and
 * "file-unreadable" for what is no form or breaks off; then nothing more of it is read.
 */
export async function formIn(c: Request, limit: FormLimit): Promise<FormData> {
  const reader = c.req.raw.body?.getReader();
  let taking: Taking | undefined;
  try {
    taking = takingApart(c, limit);
    for await (const block of blocksOf(reader)) {
      await write(taking.parser, block);
      taking.checked();
    }
    taking.parser.end();
    return await taking.form;
  } catch (error) {
    taking?.parser.destroy();
    void reader?.cancel().catch(() => undefined);
    throw error instanceof Refusal ? error : new Refusal("file-unreadable");
  }
}

const NOTHING = new Uint8Array();
type Reader = ReadableStreamDefaultReader<Uint8Array>;

/** The body in blocks of one size, also where it comes in crumbs; between two of them others are answered. */
async function* blocksOf(reader: Reader | undefined): AsyncGenerator<Uint8Array> {
  let [block, used] = [Buffer.allocUnsafe(BLOCK), 0];
  for (;;) {
    const { done = true, value = NOTHING } = (await reader?.read()) ?? {};
    for (let at = 0; at < value.length;) {
      const piece = value.subarray(at, at + BLOCK - used);
      block.set(piece, used);
      at += piece.length;
      used += piece.length;
      if (used < BLOCK) continue;
      yield block;
      await new Promise(setImmediate);
      [block, used] = [Buffer.allocUnsafe(BLOCK), 0];
    }
    if (done) break;
  }
  if (used > 0) yield block.subarray(0, used);
}

const write = (parser: BusboyInstance, block: Uint8Array): Promise<void> =>
  new Promise((resolve, reject) => parser.write(block, (error) => (error ? reject(error) : resolve())));

interface Taking {
  readonly parser: BusboyInstance;
  readonly form: Promise<FormData>;
  /** Throws what was found wrong. */
  checked(): void;
}

function takingApart(c: Request, limit: FormLimit): Taking {
  const parts: [string, string | File][] = [];
  const count = { files: 0, typed: 0 };
  let wrong: Refusal | undefined;
  const refuse = (field: string, problem: string): void => {
    wrong ??= new Refusal("field-wrong", { field, problem });
  };
  const begun = (name: string, value: string | File): [string, string | File] => {
    const part: [string, string | File] = [plain(name), value];
    if (parts.push(part) > MOST_PARTS) refuse(name, "too-many");
    return part;
  };
  const parser = new Busboy({
    headers: { "content-type": c.req.header("Content-Type") ?? "" } as BusboyHeaders,
    isPartAFile: (_name, _type, fileName) => fileName !== undefined,
    limits: { fieldSize: MOST_TYPED, fileSize: limit.file + 1, headerPairs: 20, headerSize: 8 * 1024 },
  });
  parser.on("field", (name, value, _cut, tooLong) => {
    begun(name, value);
    count.typed += value.length;
    if (tooLong || count.typed > MOST_TYPED) refuse(name, "too-long");
  });
  parser.on("file", (name, stream, fileName, _encoding, type) => {
    const part = begun(name, "");
    const pieces = piecesOf(stream);
    stream.on("end", () => {
      const file = new File(pieces, plain(fileName), { type });
      part[1] = file;
      // A browser sends a place for a file that nobody chose.
      if (file.size > 0 && ++count.files > limit.files) refuse(name, "too-many");
    });
  });
  const form = new Promise<FormData>((resolve, reject) => {
    parser.on("error", reject);
    parser.on("finish", () => (wrong ? reject(wrong) : resolve(formOf(parts))));
  });
  // What goes wrong half way is thrown where it is written.
  form.catch(() => undefined);
  const checked = (): void => {
    if (wrong) throw wrong;
  };
  return { parser, form, checked };
}

function formOf(parts: readonly (readonly [string, string | File])[]): FormData {
  const form = new FormData();
  for (const [name, value] of parts) form.append(name, value);
  return form;
}

/** A name as it was before a browser wrote it between quotes (the HTML standard, "multipart/form-data"). */
const plain = (name: string): string =>
  name.replaceAll(/%(22|0A|0D)/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

/** Fills while the file comes in; each piece is kept outside the heap. */
function piecesOf(stream: BusboyFileStream): Blob[] {
  const pieces: Blob[] = [];
  stream.on("data", (piece: Buffer<ArrayBuffer>) => pieces.push(new Blob([piece])));
  stream.on("error", () => undefined);
  return pieces;
}
