import { asEntryId } from "../../register/ids.ts";
import { entryAddress } from "../../web/addresses.ts";
import { documentOf } from "../../web/components/layout.tsx";
import { CardPage } from "../../web/pages/card.tsx";
import { answerWithCard } from "../card-answer.ts";
import type { App } from "../environment.ts";
import { noteReading } from "../looks.ts";
import type { Services } from "../services.ts";
import { bookVisitOf } from "../visit.ts";

/** A role or a claim on one card, and the answer with a card to a question mark. */
export function cardRoutes(app: App, services: Services): void {
  app.get("/b/:book/entries/:id/card", async (c) => {
    const visit = await bookVisitOf(c, services);
    const id = asEntryId(c.req.param("id"));
    const page = documentOf(<CardPage context={visit} id={id} />);
    await noteReading(services, visit, id);
    return c.html(page);
  });
  app.post("/b/:book/entries/:id/card", async (c) => {
    const visit = await bookVisitOf(c, services);
    const id = asEntryId(c.req.param("id"));
    await answerWithCard(services, visit, { id });
    return c.redirect(entryAddress(visit.book.slug, id), 303);
  });
}
