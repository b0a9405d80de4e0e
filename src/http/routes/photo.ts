import { hangs } from "../../register/hanging.ts";
import { asEntryId, type EntryId } from "../../register/ids.ts";
import { type Photo, photoIn } from "../../register/photo.ts";
import { Refusal } from "../../register/refusal.ts";
import { rootOf, writtenAt } from "../../register/register.ts";
import { photoData, photoRow } from "../../storage/photos.ts";
import { reportsIn } from "../../storage/reports.ts";
import { entryAddress } from "../../web/addresses.ts";
import type { BookContext } from "../../web/context.ts";
import type { App, Request } from "../environment.ts";
import { hasAlready } from "../etag.ts";
import { noteReading } from "../looks.ts";
import { openedFor } from "../reporting.ts";
import type { Services } from "../services.ts";
import { type BookVisit, bookVisitOf } from "../visit.ts";
import { isOpenFor, noteOpened } from "./report.tsx";

/** Shown as a picture and as nothing else, whatever its bytes could also be read as; browsers lay out a picture with a style of their own. */
const HEADERS = {
  "Content-Disposition": "inline",
  "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'",
  "X-Content-Type-Options": "nosniff",
  // Kept by the browser, and asked about every time: whoever may not read it any more does not get it.
  "Cache-Control": "private, no-cache",
};

/** Photos beside entries: for whoever may read the entry, at that moment, and for nobody else. */
export function photoRoutes(app: App, services: Services): void {
  app.get("/b/:book/entries/:id/photo/:photo", async (c) => {
    const visit = await bookVisitOf(c, services);
    const id = asEntryId(c.req.param("id"));
    const photo = photoOf(visit.book, id, c.req.param("photo"));
    const answer = await shown(c, services, visit, { id, photo });
    await noteReading(services, { ...visit, path: entryAddress(visit.book.slug, id) }, id);
    return answer;
  });
  app.get("/b/:book/reports/:report/photo/:photo", async (c) => {
    const visit = await bookVisitOf(c, services);
    const all = await reportsIn(services.engine, visit.open.record.id);
    const one = all.find(({ id }) => id === c.req.param("report"));
    if (!one || !isOpenFor(c, visit, one)) throw new Refusal("entry-unknown");
    const photo = photoOf(openedFor(visit.book, one.entry), one.entry, c.req.param("photo"));
    const answer = await shown(c, services, visit, { id: one.entry, photo });
    await noteOpened(services, visit, one);
    return answer;
  });
}

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

interface Showing {
  readonly id: EntryId;
  readonly photo: Photo;
}

async function shown(c: Request, { engine }: Services, { book, open }: BookVisit, { id, photo }: Showing) {
  const row = await photoRow(engine, open.record.id, photo.id);
  const root = writtenAt(book.register, rootOf(book.register, id))?.id;
  // What stands beside another entry is not shown by naming it here.
  if (row?.entry === null || row?.entry !== root || row?.sha256 !== photo.sha256) throw new Refusal("entry-unknown");
  const etag = `"${photo.sha256}"`;
  if (hasAlready(c, etag)) return c.body(null, 304, { ...HEADERS, ETag: etag });
  const data = Buffer.from((await photoData(engine, open.record.id, photo.id)) ?? "", "base64");
  return c.body(new Uint8Array(data), 200, { ...HEADERS, ETag: etag, "Content-Type": photo.type });
}
