import type { Draft } from "../../register/entry.ts";
import { asEntryId } from "../../register/ids.ts";
import { Refusal } from "../../register/refusal.ts";
import { entryAddress } from "../../web/addresses.ts";
import { documentOf } from "../../web/components/layout.tsx";
import { answeringProof } from "../../web/pages/card-answer.tsx";
import { CardPage } from "../../web/pages/card.tsx";
import { toldOrRefused } from "../../web/pages/reading.ts";
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
    const told = toldOrRefused(visit, asEntryId(c.req.param("id")));
    if (told.entry.kind !== "doubt" && told.entry.kind !== "held") throw new Refusal("entry-unknown");
    const { membership } = visit;
    if (!membership) throw new Refusal("not-signed-in");
    const proof = answeringProof(visit, told);
    if (membership.role === "reader") throw new Refusal("readers-read");
    if (!proof) throw new Refusal("not-yours-to-write");
    const text = visit.texts.t("card.answer.words");
    await services.desk.write(visit.open.record.id, {
      kind: "reply",
      by: { party: membership.party, account: membership.pseudonym },
      body: { target: told.entry.id, text, backing: proof.entry.id },
    } satisfies Draft);
    return c.redirect(entryAddress(visit.book.slug, told.entry.id), 303);
  });
}
