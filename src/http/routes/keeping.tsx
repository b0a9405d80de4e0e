import type { Draft } from "../../register/entry.ts";
import { asEntryId } from "../../register/ids.ts";
import { Refusal } from "../../register/refusal.ts";
import { runsIn, silentIn } from "../../storage/cleaning.ts";
import { entryAddress } from "../../web/addresses.ts";
import { documentOf } from "../../web/components/layout.tsx";
import { HowLongPage } from "../../web/pages/how-long.tsx";
import { mayRenew } from "../../web/pages/renewal.tsx";
import { toldOrRefused } from "../../web/pages/reading.ts";
import { SilentPage } from "../../web/pages/silent.tsx";
import type { App } from "../environment.ts";
import { mayWriteNow } from "../may-write.ts";
import type { Services } from "../services.ts";
import { bookVisitOf } from "../visit.ts";

/** Runs of the cleaning job that are shown. */
const MOST_RUNS = 24;

/** How long things stay, what was cleaned up, and keeping something for another year. */
export function keepingRoutes(app: App, services: Services): void {
  const { engine, desk, settings } = services;
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
    const { membership, book } = visit;
    if (!membership) throw new Refusal("not-signed-in");
    const { entry, body } = toldOrRefused(visit, asEntryId(c.req.param("id")));
    mayWriteNow(membership, book.register, { kind: "correction", target: entry.id });
    if (!mayRenew(book.register, entry, membership.party)) throw new Refusal("not-yours-to-write");
    const by = { party: membership.party, account: membership.pseudonym };
    // Said again as it stands: the day of the last time counts.
    await desk.write(visit.open.record.id, { kind: "correction", by, body: { target: entry.id, body } } as Draft);
    return c.redirect(entryAddress(book.slug, entry.id), 303);
  });
}
