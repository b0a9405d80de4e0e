import { hangs } from "../register/hanging.ts";
import type { EntryId } from "../register/ids.ts";
import { type Photo, photoIn } from "../register/photo.ts";
import { Refusal } from "../register/refusal.ts";
import { rootOf, writtenAt } from "../register/register.ts";
import { photoData, photoRow } from "../storage/photos.ts";
import type { BookContext } from "../web/context.ts";
import type { Request } from "./environment.ts";
import { hasAlready } from "./etag.ts";
import type { Services } from "./services.ts";
import type { BookVisit } from "./visit.ts";

/** Shown as a picture and as nothing else, whatever its bytes could also be read as; browsers lay out a picture with a style of their own. */
const HEADERS = {
  "Content-Disposition": "inline",
  "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'",
  "X-Content-Type-Options": "nosniff",
  // Kept by the browser, and asked about every time: whoever may not read it any more does not get it.
  "Cache-Control": "private, no-cache",
};

/** A photo that an entry, or a readable correction of it, names. Throws "entry-unknown". */
function photoOf({ register, view }: BookContext, id: EntryId, name: string): Photo {
  const root = register.rowOf.get(id) ?? -1;
  const readable = [root, ...(register.hanging.get(root) ?? [])].filter((row) => view.mask[row] === 1);
  const said = readable.flatMap((row) => {
    const entry = row === root || register.entries[row]?.kind === "correction" ? writtenAt(register, row) : undefined;
    return (entry && !(row === root && hangs(entry.kind)) && photoIn(entry.kind, entry.body)) || [];
  });
  const photo = view.mask[root] === 1 ? said.find((one) => one.id === name) : undefined;
  if (photo === undefined) throw new Refusal("entry-unknown");
  return photo;
}

interface Asked {
  readonly id: EntryId;
  readonly name: string;
  /** Where the entry is read; the book of the visit, but for who decides on a report of it. */
  readonly readIn?: BookContext;
}

/** The bytes of a photo that an entry names, for who reads that entry. Throws "entry-unknown". */
export async function photoAnswer(c: Request, { engine }: Services, visit: BookVisit, asked: Asked): Promise<Response> {
  const { book, open } = visit;
  const { id, name, readIn = book } = asked;
  const photo = photoOf(readIn, id, name);
  const row = await photoRow(engine, open.record.id, photo.id);
  const root = writtenAt(book.register, rootOf(book.register, id))?.id;
  // What stands beside another entry is not shown by naming it here.
  if (row?.entry === null || row?.entry !== root || row?.sha256 !== photo.sha256) throw new Refusal("entry-unknown");
  const etag = `"${photo.sha256}"`;
  if (hasAlready(c, etag)) return c.body(null, 304, { ...HEADERS, ETag: etag });
  const data = Buffer.from((await photoData(engine, open.record.id, photo.id)) ?? "", "base64");
  return c.body(new Uint8Array(data), 200, { ...HEADERS, ETag: etag, "Content-Type": photo.type });
}
