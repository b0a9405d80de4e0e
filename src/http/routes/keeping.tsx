import { asEntryId } from "../../register/ids.ts";
import { Refusal } from "../../register/refusal.ts";
import { runsIn, silentIn } from "../../storage/cleaning.ts";
import { entryAddress } from "../../web/addresses.ts";
import { documentOf } from "../../web/components/layout.tsx";
import { HowLongPage } from "../../web/pages/how-long.tsx";
import { SilentPage } from "../../web/pages/silent.tsx";
import type { App } from "../environment.ts";
import { fieldsIn } from "../form-fields.ts";
import { renew } from "../renewing.ts";
import type { Services } from "../services.ts";
import { bookVisitOf } from "../visit.ts";

/** Runs of the cleaning job that are shown. */
export const MOST_RUNS = 24;

/** How long things stay, what was cleaned up, and keeping something for another year. */
export function keepingRoutes(app: App, services: Services): void {
  const { engine, settings } = services;
  app.get("/b/:book/how-long", async (c) => {
    const visit = await bookVisitOf(c, services);
    const runs = await runsIn(engine, visit.open.record.id, MOST_RUNS);
    return c.html(documentOf(<HowLongPage context={visit} runs={runs} />));
  });
  app.get("/b/:book/silent", async (c) => {
    const visit = await bookVisitOf(c, services);
    if (visit.session?.steward !== true) throw new Refusal("not-signed-in");
    const silent = await silentIn(engine, visit.open.record.id);
    return c.html(documentOf(<SilentPage context={visit} silent={silent} address={settings.BASE_URL} />));
  });
  app.post("/b/:book/entries/:id/renew", async (c) => {
    const visit = await bookVisitOf(c, services);
    const id = asEntryId(c.req.param("id"));
    await renew(services, visit, { id, hide: (await fieldsIn(c, "shown")).shown === "no" });
    return c.redirect(entryAddress(visit.book.slug, id), 303);
  });
}
