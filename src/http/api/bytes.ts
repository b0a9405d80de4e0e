import { Refusal } from "../../register/refusal.ts";
import type { Request } from "../environment.ts";

interface Taking {
  readonly types: readonly string[];
  /** In bytes. */
  readonly most: number;
}

/** A body of bytes, read no further than it may be long. Throws "body-type", "file-too-large" and, where it breaks off, "file-unreadable". */
export async function bytesIn(c: Request, { types, most }: Taking): Promise<Uint8Array> {
  if (!types.includes((c.req.header("Content-Type") ?? "").trim().toLowerCase()))
    throw new Refusal("body-type", { types: types.join(", ") });
  const tooLarge = new Refusal("file-too-large", { megabytes: Math.round(most / 1024 / 1024) });
  if (Number(c.req.header("Content-Length") ?? 0) > most) throw tooLarge;
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of piecesOf(c)) {
    size += piece.length;
    if (size > most) throw tooLarge;
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

async function* piecesOf({ req }: Request): AsyncGenerator<Uint8Array> {
  const body: ReadableStream<Uint8Array> | null = req.raw.body;
  if (body === null) return;
  const reader = body.getReader();
  for (;;) {
    const { done, value } = await reader.read().catch(() => {
      throw new Refusal("file-unreadable");
    });
    if (done) return;
    yield value;
  }
}
