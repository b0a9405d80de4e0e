import type { Draft } from "../../register/entry.ts";
import { asEntryId } from "../../register/ids.ts";
import type { Letter } from "../../register/letters.ts";
import { dayRange, type PartialDate } from "../../register/partial-date.ts";
import { Refusal } from "../../register/refusal.ts";
import { takesPart } from "../../register/register.ts";
import { dayAt } from "../../register/term.ts";
import { entryAddress } from "../../web/addresses.ts";
import { type CalendarDay, calendarOf } from "../../web/calendar.ts";
import { documentOf } from "../../web/components/layout.tsx";
import { entryTitle } from "../../web/entry-title.ts";
import { readDate } from "../../web/forms/dates.ts";
import { calendarDays, calendarOfOwn } from "../../web/pages/dues.ts";
import { LetterPage, letterOrRefused, maySend } from "../../web/pages/letter.tsx";
import { toldOrRefused } from "../../web/pages/reading.ts";
import type { App, Request } from "../environment.ts";
import { noteReading } from "../looks.ts";
import type { Services } from "../services.ts";
import { type BookVisit, bookVisitOf } from "../visit.ts";

/** Letters made from an entry, that one was sent, and the days that follow as a calendar file. */
export function letterRoutes(app: App, services: Services): void {
  const { BASE_URL: site } = services.settings;
  app.get("/b/:book/entries/:file{[A-Za-z0-9_-]+\\.ics}", async (c) => {
    const visit = await bookVisitOf(c, services);
    const id = asEntryId(c.req.param("file").slice(0, -".ics".length));
    const told = toldOrRefused(visit, id);
    await noteReading(services, visit, id);
    return calendarFile(c, entryTitle(visit, told.row) ?? "", calendarDays(visit, told.row, site));
  });
  app.get("/b/:book/calendar.ics", async (c) => {
    const visit = await bookVisitOf(c, services);
    if (visit.session?.party === undefined) throw new Refusal("not-signed-in");
    return calendarFile(c, visit.book.name, calendarOfOwn(visit, site));
  });
  app.get("/b/:book/entries/:id/letter/:name", async (c) => {
    const visit = await bookVisitOf(c, services);
    const { id, name } = c.req.param();
    const page = documentOf(<LetterPage context={visit} id={asEntryId(id)} name={name} />);
    await noteReading(services, visit, asEntryId(id));
    return c.html(page);
  });
  app.post("/b/:book/entries/:id/letter/:name", async (c) => sent(c, services, await bookVisitOf(c, services)));
}

const calendarFile = (c: Request, name: string, days: readonly CalendarDay[]): Response =>
  c.body(calendarOf(name, days), 200, {
    "Content-Type": "text/calendar; charset=utf-8",
    "Content-Disposition": 'attachment; filename="wijkspiegel.ics"',
  });

/** Writes down that a letter was posted, and when; back to the entry, where its term now stands. */
async function sent(c: Request, services: Services, visit: BookVisit): Promise<Response> {
  const [id, name] = [asEntryId(c.req.param("id") ?? ""), c.req.param("name") ?? ""];
  const letter = letterOrRefused(visit, id, name);
  const { membership, book } = visit;
  if (!membership) throw new Refusal("not-signed-in");
  if (membership.role === "reader") throw new Refusal("readers-read");
  if (!maySend(visit, letter)) throw new Refusal("not-yours-to-write");
  const typed = String((await c.req.parseBody())["posted"] ?? "");
  const day = postedOn(typed, visit);
  if ("error" in day)
    return c.html(documentOf(<LetterPage context={visit} id={id} name={name} posted={typed} {...day} />), 400);
  const by = { party: membership.party, account: membership.pseudonym };
  await services.desk.write(visit.open.record.id, draftOf(visit, letter, { by, id, posted: day.posted }));
  return c.redirect(entryAddress(book.slug, id), 303);
}

/** A whole day that is not still to come. */
function postedOn(typed: string, { book }: BookVisit): { posted: PartialDate } | { error: string } {
  const posted = readDate(typed);
  const range = posted === undefined ? undefined : dayRange(posted);
  if (posted === undefined || range === undefined || range.first !== range.last) return { error: "day" };
  return range.first > dayAt(book.now) ? { error: "to-come" } : { posted };
}

type Sending = Pick<Draft, "by"> & { readonly id: string; readonly posted: PartialDate };

/** To who takes part a letter also starts the fourteen days of silence; to others it never does. */
function draftOf({ book }: BookVisit, { to, name }: Letter, { by, id, posted }: Sending): Draft {
  const means = takesPart(book.register, to) ? "letter" : "post";
  return { kind: "delivery", by, body: { target: asEntryId(id), party: to, means, letter: name, posted } };
}
