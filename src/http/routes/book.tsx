import type { FC } from "hono/jsx";
import { type EntryId, asEntryId, asPartyId } from "../../register/ids.ts";
import { Refusal } from "../../register/refusal.ts";
import { looksInto } from "../../storage/looks.ts";
import { documentOf } from "../../web/components/layout.tsx";
import type { BookPageContext } from "../../web/context.ts";
import { DecisionsPage } from "../../web/pages/decisions.tsx";
import { EntryPage } from "../../web/pages/entry.tsx";
import { FilePage } from "../../web/pages/file.tsx";
import { LooksPage } from "../../web/pages/looks.tsx";
import { NeighbourhoodPage } from "../../web/pages/neighbourhood.tsx";
import { PartiesPage } from "../../web/pages/parties.tsx";
import { PartyPage } from "../../web/pages/party.tsx";
import { RequestsPage } from "../../web/pages/requests.tsx";
import { RulePage } from "../../web/pages/rule.tsx";
import { RulesPage } from "../../web/pages/rules.tsx";
import { LOOKS_KEPT } from "../cleaning.ts";
import type { App, Request } from "../environment.ts";
import { newestFindings } from "../found.ts";
import { noteLook, noteReading } from "../looks.ts";
import { waitingKnocks } from "../knocking.ts";
import { waitingWords } from "../saying-together.ts";
import { waitingLooks } from "../second-look.ts";
import type { Services } from "../services.ts";
import { type BookVisit, bookVisitOf } from "../visit.ts";

type Page = FC<{ readonly context: BookPageContext }>;

const LISTS: Readonly<Record<string, Page>> = {
  "/parties": PartiesPage,
  "/requests": RequestsPage,
  "/decisions": DecisionsPage,
  "/rules": RulesPage,
};

/** The pages that read a book. */
export function bookRoutes(app: App, services: Services): void {
  app.get("/b/:book", async (c) => {
    const visit = await bookVisitOf(c, services);
    const waiting = {
      knocks: await waitingKnocks(services, visit),
      looks: await waitingLooks(services, visit),
      words: (await waitingWords(services, visit.open.record.id, visit.session?.party)).length,
    };
    return c.html(documentOf(<NeighbourhoodPage context={visit} newest={newestFindings(visit)} {...waiting} />));
  });
  for (const [path, Page] of Object.entries(LISTS)) {
    app.get(`/b/:book${path}`, async (c) => c.html(documentOf(<Page context={await bookVisitOf(c, services)} />)));
  }
  app.get("/b/:book/parties/:party", async (c) => {
    const visit = await bookVisitOf(c, services);
    const party = asPartyId(c.req.param("party"));
    const page = documentOf(<PartyPage context={visit} party={party} />);
    await noteLook(services, visit, [party]);
    return c.html(page);
  });
  app.get("/b/:book/rules/:id", (c) => entryPage(c, services, (visit, id) => <RulePage context={visit} id={id} />));
  app.get("/b/:book/entries/:id", (c) => entryPage(c, services, (visit, id) => <EntryPage context={visit} id={id} />));
  app.get("/b/:book/file", async (c) => {
    const visit = await bookVisitOf(c, services);
    return c.html(documentOf(<FilePage context={visit} number={c.req.query("number") ?? ""} />));
  });
  app.get("/b/:book/looks", async (c) => looksPage(c, services, await bookVisitOf(c, services)));
}

/** Who looked at a party: for that party alone. */
async function looksPage(c: Request, { engine }: Services, visit: BookVisit): Promise<Response> {
  const { party } = visit.book.viewer;
  if (party === undefined) throw new Refusal("not-signed-in");
  const since = new Date(visit.book.now - LOOKS_KEPT).toISOString();
  const looks = await looksInto(engine, visit.open.record.id, party, since);
  return c.html(documentOf(<LooksPage context={visit} looks={looks} />));
}

type Draw = (visit: BookVisit, id: EntryId) => Parameters<typeof documentOf>[0];

/** A page of one entry: it is drawn first, so that a refused look leaves nothing behind. */
async function entryPage(c: Request, services: Services, draw: Draw): Promise<Response> {
  const visit = await bookVisitOf(c, services);
  const id = asEntryId(c.req.param("id") ?? "");
  const page = documentOf(draw(visit, id));
  // In the place of hidden words nothing of them was read.
  if (visit.book.view.rowNamed(id) >= 0) await noteReading(services, visit, id);
  return c.html(page);
}
