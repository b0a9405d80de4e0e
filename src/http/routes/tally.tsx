import { Refusal } from "../../register/refusal.ts";
import { deleteTap, tapsOf } from "../../storage/taps.ts";
import { bookAddress } from "../../web/addresses.ts";
import { documentOf } from "../../web/components/layout.tsx";
import { KeptTallyPage } from "../../web/pages/tally-kept.tsx";
import { TallyPage } from "../../web/pages/tally.tsx";
import type { App, Request } from "../environment.ts";
import { fieldsIn } from "../form-fields.ts";
import type { Services } from "../services.ts";
import { drawnAfter, tallierOf, tap } from "../tallying.ts";
import { type BookVisit, bookVisitOf } from "../visit.ts";

/** Who asked us something, one tap at a time: for the party that taps, and for nobody else. */
export function tallyRoutes(app: App, services: Services): void {
  app.get("/b/:book/tally", async (c) => {
    const visit = await bookVisitOf(c, services);
    const taps = await tapsOf(services.engine, visit.open.record.id, tallierOf(visit));
    const page = <TallyPage context={visit} taps={taps} drawn={drawnAfter(services, visit, taps)} />;
    return c.html(documentOf(page));
  });
  // What a device keeps to tally without a connection: nothing in it is of a session or was counted.
  app.get("/b/:book/tally/kept", async (c) => {
    const visit = await bookVisitOf(c, services);
    return c.html(documentOf(<KeptTallyPage context={visit} party={tallierOf(visit)} />));
  });
  app.post("/b/:book/tally", async (c) => {
    const visit = await tapperOf(c, services);
    const sent = await tapIn(c);
    await tap(services, visit, sent);
    return sent.id === "" ? c.redirect(bookAddress(visit.book.slug, "tally"), 303) : c.body(null, 204);
  });
  app.post("/b/:book/tally/undo", async (c) => {
    const visit = await tapperOf(c, services);
    const { id } = await tapIn(c);
    const at = { book: visit.open.record.id, party: tallierOf(visit), id };
    await services.engine.transaction(`taps ${at.book}`, (queries) => deleteTap(queries, at));
    return c.redirect(bookAddress(visit.book.slug, "tally"), 303);
  });
}

async function tapperOf(c: Request, services: Services): Promise<BookVisit> {
  const visit = await bookVisitOf(c, services);
  tallierOf(visit);
  if (visit.membership?.role === "reader") throw new Refusal("readers-read");
  return visit;
}

async function tapIn(c: Request) {
  const { other, ...typed } = await fieldsIn(c, "asker", "other", "id", "drawn", "day");
  const asker = typed.asker || other;
  if (asker === "" && typed.id === "") throw new Refusal("field-wrong", { field: "asker", problem: "required" });
  return { ...typed, asker };
}
