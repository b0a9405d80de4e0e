import { setCookie } from "hono/cookie";
import { isEntering, mayWrite } from "../../web/context.ts";
import { isHttps } from "../settings.ts";
import { hangs } from "../../register/hanging.ts";
import type { WrittenEntry } from "../../register/entry.ts";
import { asEntryId, type EntryId } from "../../register/ids.ts";
import { photoIn } from "../../register/photo.ts";
import { Refusal } from "../../register/refusal.ts";
import { concernedAt, rootOf, writtenAt, writtenById } from "../../register/register.ts";
import { isExampleName } from "../../register/tariff-examples.ts";
import type { Tap } from "../../storage/taps.ts";
import { bookAddress, entryAddress, partyAddress, recordAddress, termsAddress } from "../../web/addresses.ts";
import { documentOf } from "../../web/components/layout.tsx";
import { type Posted, valueIn } from "../../web/forms/field.ts";
import { takesPhoto, withoutPhoto } from "../../web/forms/photo.ts";
import { withDays } from "../../web/forms/named-days.ts";
import { type Corrected, firstPerField, readForm } from "../../web/forms/read-form.ts";
import { type FormKind, isFormKind } from "../../web/forms/specs.ts";
import { RecordFormPage, type RecordFormProps } from "../../web/pages/record-form.tsx";
import { RecordPage } from "../../web/pages/record.tsx";
import { toldBy, toldOrRefused } from "../../web/pages/reading.ts";
import type { App, Request } from "../environment.ts";
import { noteReading } from "../looks.ts";
import { photoForm, type PhotoForm, type Sent, typedIn } from "../photos.ts";
import { idPressed } from "../pressed.ts";
import { pageAfterEntering } from "../first-page.ts";
import type { Services } from "../services.ts";
import { noteWritten, openTap } from "../tallying.ts";
import { owesTerms } from "../terms.ts";
import { anyBookVisit, type BookVisit, bookVisitOf, type MemberVisit } from "../visit.ts";
import { choose, isFor, openedFor } from "../writes-for.ts";
import { writeEntry } from "../writing.ts";

/** Writing in a book: a form per kind, checked at the desk, and back to the page of what was written. */
export function recordRoutes(app: App, services: Services): void {
  app.get("/b/:book/record", async (c) => {
    const visit = await bookVisitOf(c, services);
    if (visit.session?.refused !== undefined) throw new Refusal("party-refused");
    if (owesTerms(visit)) return c.redirect(termsAddress(visit.book.slug, c.req.path), 303);
    if (isEntering(visit)) return c.redirect(recordAddress(visit.book.slug, "party"), 303);
    return c.html(documentOf(<RecordPage context={visit} />));
  });
  app.get("/b/:book/record/:kind", async (c) => {
    const visit = await bookVisitOf(c, services);
    const kind = kindIn(c);
    if (visit.session?.refused !== undefined && !hangs(kind)) throw new Refusal("party-refused");
    if (owesTerms(visit) && kind !== "erasure") {
      const { pathname, search } = new URL(c.req.url);
      return c.redirect(termsAddress(visit.book.slug, pathname + search), 303);
    }
    if (isEntering(visit) && kind !== "party") return c.redirect(recordAddress(visit.book.slug, "party"), 303);
    const first = kind === "request" && c.req.query("first") === "yes" && visit.session?.party !== undefined;
    if (kind === "agreement") agreesOrRefused(visit, aboutIn(c));
    const shown = { kind, about: aboutIn(c), example: exampleIn(c, kind), first };
    const tap = await tapIn(services, visit, { kind, id: c.req.query("tap") ?? "" });
    const page = documentOf(<RecordFormPage context={visit} {...shown} tap={tap} />);
    if (shown.about !== undefined && toldBy(visit, shown.about)) await noteReading(services, visit, shown.about);
    return c.html(page);
  });
  app.post("/b/:book/record/:kind", async (c) => {
    const sent = (await c.req.parseBody({ all: true })) as Sent;
    const posted = typedIn(sent);
    const visit = await chosenVisit(c, services, posted);
    const said = await openedFor(c);
    const chose = visit.memberships.some(({ party }) => party === valueIn(posted, "as"));
    if (!chose && !isFor(said, visit.memberships)) return otherParty(c, services, visit, posted);
    return write(c, services, { visit: writerOnly(visit), kind: kindIn(c), about: aboutIn(c), sent });
  });
}

/** Whoever writes gets the question of yes or no only where the answer is theirs. Throws "entry-unknown", "not-yours-to-write" and "organisers-only". */
function agreesOrRefused(visit: BookVisit, about: EntryId | undefined): void {
  if (about === undefined || !mayWrite(visit) || visit.book.type === "retelling") return;
  const told = toldOrRefused(visit, about);
  const { party } = visit.session ?? {};
  const concerned = party !== undefined && concernedAt(visit.book.register, told.row).includes(party);
  if (!concerned || told.entry.by.party === party) throw new Refusal("not-yours-to-write");
  if (visit.session?.role === "writer") throw new Refusal("organisers-only");
}

/** The published rule that a new rule starts from, where the address names one. */
function exampleIn(c: Request, kind: FormKind) {
  const name = c.req.query("example") ?? "";
  return kind === "rule" && isExampleName(name) ? name : undefined;
}

/** What the writer counted for itself, of which a request is to be written; each tap once. */
async function tapIn(services: Services, visit: BookVisit, { kind, id }: { kind: FormKind; id: string }) {
  const { membership } = visit;
  return kind === "request" && membership ? openTap(services, membership, id) : undefined;
}

/** Only somebody who may write for a party of this book comes further. */
function writerOnly(visit: BookVisit): MemberVisit {
  const { membership } = visit;
  if (!membership) throw new Refusal("not-signed-in");
  if (membership.role === "reader") throw new Refusal("readers-read");
  return { ...visit, membership };
}

/** A form that came back because it was opened for another party says in the end for which of them it is. */
async function chosenVisit(c: Request, services: Services, posted: Posted): Promise<BookVisit> {
  const visit = await anyBookVisit(c, services);
  const as = visit.memberships.find(({ party }) => party === valueIn(posted, "as"));
  const signedIn = c.get("signedIn");
  if (as === undefined || signedIn === undefined) return visit;
  await choose(services, signedIn, as.book, as.party);
  return anyBookVisit(c, services, as.party);
}

/** Writes nothing: the form comes back filled in, as the party it was opened for reads it, and asks for whom it is. */
async function otherParty(c: Request, services: Services, visit: BookVisit, posted: Posted): Promise<Response> {
  const opened = visit.memberships.find(({ party }) => party === valueIn(posted, "for"));
  const shown = opened ? { ...(await anyBookVisit(c, services, opened.party)), session: visit.session } : visit;
  const kind = kindIn(c);
  const choices = [opened, visit.membership].flatMap((one) => (one && one.role !== "reader" ? [one.party] : []));
  const tap =
    opened &&
    (await tapIn(services, writerOnly({ ...visit, membership: opened }), { kind, id: valueIn(posted, "tap") }));
  const props = { kind, about: aboutIn(c), posted, tap, choices, refusal: new Refusal("other-party") };
  return c.html(documentOf(<RecordFormPage context={shown as BookVisit} {...props} />), 409);
}

function kindIn(c: Request): FormKind {
  const kind = c.req.param("kind") ?? "";
  if (!isFormKind(kind)) throw new Refusal("entry-unknown");
  return kind;
}

/** A note leads back to the request without its name; opening it leads to the request itself. */
function placeOfNote(slug: string, entry: WrittenEntry | undefined): string {
  if (entry?.kind !== "unnamed") return bookAddress(slug);
  const { on, step } = entry.body;
  return step === "opened" ? entryAddress(slug, on) : bookAddress(slug, `unnamed/${on}`);
}

interface Writing {
  readonly visit: MemberVisit;
  readonly kind: FormKind;
  /** The entry the form was opened from. */
  readonly about: EntryId | undefined;
  readonly sent: Sent;
}

/** Reads, looks once more at words about what people are, writes; whatever is not right, the form comes back as it was filled in. */
async function write(c: Request, services: Services, writing: Writing): Promise<Response> {
  const { visit, kind, about, sent } = writing;
  const corrected = correctedIn(visit, kind, typedIn(sent));
  const { posted, errors, refusal } = await withItsPhoto(services, writing, corrected);
  const tap = await tapIn(services, visit, { kind, id: valueIn(posted, "tap") });
  const again = (shown: Partial<RecordFormProps>, status: number) =>
    c.html(
      documentOf(<RecordFormPage context={visit} kind={kind} about={about} posted={posted} tap={tap} {...shown} />),
      status as 400,
    );
  if (refusal) return again({ refusal }, refusal.status);
  // Only looking, before anything is written or refused: what was typed comes back with it.
  if (kind === "decision" && valueIn(posted, "first") === "1") return again({}, 200);
  const read = readForm(kind, withDays(posted, corrected?.kind ?? kind, visit.book.now), corrected);
  const wrong = [...errors, ...("errors" in read ? read.errors : [])];
  if (wrong.length > 0 || "errors" in read) return again({ errors: firstPerField(wrong) }, 400);
  const { body, audience } = read;
  const carried = valueIn(typedIn(sent), "csrf");
  const ofPage = carried !== c.get("signedIn")?.csrf;
  const id = ofPage ? idPressed(services.secrets, { kind, body, audience, carried }) : undefined;
  const draft = {
    kind,
    body,
    looked: valueIn(posted, "looked") === "1",
    ...(id && { id }),
    ...(audience && { audience }),
  };
  try {
    const written = await writeEntry(services, visit, draft);
    if ("errors" in written) return again(written, 400);
    if ("notices" in written) return again(written, 200);
    const { id } = written;
    noteSent(c, services, posted);
    if (tap) return c.redirect(await tapWritten(services, visit, { tap, id }), 303);
    return c.redirect(await placeOf(services, visit, { kind, id }), 303);
  } catch (error) {
    if (error instanceof Refusal) return again({ refusal: error }, error.status);
    throw error;
  }
}

/** What was sent, with the photo that came along or waited; only where the form asks one. */
async function withItsPhoto(
  services: Services,
  { visit, kind, sent }: Writing,
  corrected: Corrected | undefined,
): Promise<PhotoForm> {
  const of = corrected?.kind ?? kind;
  if (!takesPhoto(of)) return { posted: withoutPhoto(typedIn(sent)), errors: [] };
  const before = corrected && photoIn(corrected.kind, corrected.body);
  return photoForm(services, visit.membership, { sent, before });
}

/** Tells the device that a draft it kept is in the book, so that it forgets it. */
function noteSent(c: Request, { settings }: Services, posted: Posted): void {
  const draft = valueIn(posted, "draft");
  if (!/^[0-9a-f]{32}$/.test(draft)) return;
  const secure = isHttps(settings);
  setCookie(c, "sent", draft, { path: "/", sameSite: "Strict", maxAge: 3600, secure });
}

/** Back to the tally, where the next tap waits. */
async function tapWritten(services: Services, visit: MemberVisit, { tap, id }: { tap: Tap; id: EntryId }) {
  await noteWritten(services, visit.membership, { tap, id });
  return bookAddress(visit.book.slug, "tally");
}

const aboutIn = (c: Request): EntryId | undefined => {
  const id = c.req.query("about");
  return id === undefined ? undefined : asEntryId(id);
};

/** What a correction corrects, as its writer may read it. */
function correctedIn(visit: BookVisit, kind: FormKind, posted: Posted): Corrected | undefined {
  const told = kind === "correction" ? toldBy(visit, asEntryId(valueIn(posted, "target"))) : undefined;
  return told && ({ kind: told.entry.kind, body: told.body } as Corrected);
}

/** Back to what was written, or to what it hangs on; after an erasure there is no such page any more. */
async function placeOf(
  services: Services,
  visit: MemberVisit,
  written: { kind: FormKind; id: EntryId },
): Promise<string> {
  const { slug } = visit.book;
  // The book that was opened holds it already, unless it had to be read anew.
  const before = visit.book.register;
  const { register } = before.rowOf.has(written.id)
    ? { register: before }
    : await services.desk.open(visit.open.record.id);
  const entered = (written.id as string) === visit.membership.party;
  if (written.kind === "party") return entered ? pageAfterEntering(services, visit.open.record.id) : bookAddress(slug);
  if (written.kind === "door") return partyAddress(slug, visit.membership.party);
  if (written.kind === "unnamed") return placeOfNote(slug, writtenById(register, written.id));
  const root = writtenAt(register, rootOf(register, written.id));
  return root && written.kind !== "erasure" ? entryAddress(slug, root.id) : bookAddress(slug);
}
