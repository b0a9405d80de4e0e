import { asEntryId } from "../../register/ids.ts";
import { Refusal } from "../../register/refusal.ts";
import { reportsIn } from "../../storage/reports.ts";
import { entryAddress } from "../../web/addresses.ts";
import type { App } from "../environment.ts";
import { noteReading } from "../looks.ts";
import { photoAnswer } from "../photo-answer.ts";
import { isOpenFor, noteOpened } from "../report-acts.ts";
import { openedFor } from "../reporting.ts";
import type { Services } from "../services.ts";
import { bookVisitOf } from "../visit.ts";

/** Photos beside entries: for whoever may read the entry, at that moment, and for nobody else. */
export function photoRoutes(app: App, services: Services): void {
  app.get("/b/:book/entries/:id/photo/:photo", async (c) => {
    const visit = await bookVisitOf(c, services);
    const id = asEntryId(c.req.param("id"));
    const answer = await photoAnswer(c, services, visit, { id, name: c.req.param("photo") });
    await noteReading(services, { ...visit, path: entryAddress(visit.book.slug, id) }, id);
    return answer;
  });
  app.get("/b/:book/reports/:report/photo/:photo", async (c) => {
    const visit = await bookVisitOf(c, services);
    const all = await reportsIn(services.engine, visit.open.record.id);
    const one = all.find(({ id }) => id === c.req.param("report"));
    if (!one || !isOpenFor(visit, one, c.get("signedIn")?.steward === true)) throw new Refusal("entry-unknown");
    const readIn = openedFor(visit.book, one.entry);
    const answer = await photoAnswer(c, services, visit, { id: one.entry, name: c.req.param("photo"), readIn });
    await noteOpened(services, visit, one);
    return answer;
  });
}
