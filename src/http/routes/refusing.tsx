import type { PartyId } from "../../register/ids.ts";
import { Refusal } from "../../register/refusal.ts";
import { traitWordsIn } from "../../register/traits.ts";
import { partyAddress } from "../../web/addresses.ts";
import { documentOf } from "../../web/components/layout.tsx";
import { RefusingPage, type SentRefusal } from "../../web/pages/refusing.tsx";
import type { App, Request } from "../environment.ts";
import { fieldsIn } from "../form-fields.ts";
import { refusable, refuse, takeBack } from "../refusing.ts";
import type { Services } from "../services.ts";
import { type BookVisit, bookVisitOf } from "../visit.ts";

/** The holder refuses a residents' party, with a reason that stands in the book and can be answered; or takes that back. */
export function refusingRoutes(app: App, services: Services): void {
  app.get("/b/:book/parties/:party/refuse", async (c) => {
    const visit = await bookVisitOf(c, services);
    return page(c, visit, refusable(visit, partyIn(c)));
  });
  app.post("/b/:book/parties/:party/refuse", async (c) => {
    const visit = await bookVisitOf(c, services);
    const party = refusable(visit, partyIn(c));
    const { act, reason, heard, looked } = await fieldsIn(c, "act", "reason", "heard", "looked");
    const words = act === "back" || looked === "1" ? [] : traitWordsIn(reason);
    if (words.length > 0) return page(c, visit, party, { reason, heard, words });
    try {
      if (act === "back") await takeBack(services, visit, party);
      else await refuse(services, visit, party, { reason, heard });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return page(c, visit, party, { reason, heard, refusal: error });
    }
    return c.redirect(`${partyAddress(visit.book.slug, party)}/refuse`, 303);
  });
}

const partyIn = (c: Request): PartyId => (c.req.param("party") ?? "") as PartyId;

function page(c: Request, visit: BookVisit, party: PartyId, sent?: SentRefusal): Response | Promise<Response> {
  const status = (sent?.refusal?.status ?? 200) as 200;
  return c.html(documentOf(<RefusingPage context={visit} party={party} sent={sent} />), status);
}
