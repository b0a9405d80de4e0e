import { asEntryId } from "../../register/ids.ts";
import { Refusal } from "../../register/refusal.ts";
import { entryAddress } from "../../web/addresses.ts";
import { type CalendarDay, calendarOf } from "../../web/calendar.ts";
import { documentOf } from "../../web/components/layout.tsx";
import { entryTitle } from "../../web/entry-title.ts";
import { calendarDays, calendarOfOwn, toldInDues } from "../../web/pages/dues.ts";
import { LetterPage } from "../../web/pages/letter.tsx";
import { toldOrRefused } from "../../web/pages/reading.ts";
import { noteReadings } from "../api/read-along.ts";
import type { App, Request } from "../environment.ts";
import { fieldsIn } from "../form-fields.ts";
import { noteReading } from "../looks.ts";
import { letterToPost, notePosted, postedOn } from "../posting.ts";
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
    await noteReadings(services, visit, toldInDues(visit));
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
  const letter = letterToPost(visit, id, name);
  const { posted: typed } = await fieldsIn(c, "posted");
  const day = postedOn(typed, visit);
  if ("error" in day)
    return c.html(documentOf(<LetterPage context={visit} id={id} name={name} posted={typed} {...day} />), 400);
  await notePosted(services, visit, { ...letter, ...day });
  return c.redirect(entryAddress(visit.book.slug, id), 303);
}
