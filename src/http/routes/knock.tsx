import type { PartyId } from "../../register/ids.ts";
import { Refusal } from "../../register/refusal.ts";
import { writtenAt } from "../../register/register.ts";
import { bookAddress } from "../../web/addresses.ts";
import { documentOf } from "../../web/components/layout.tsx";
import { knockNotice } from "../../web/forms/knock.ts";
import { KnockAnswerPage, type KnockAnswerProps } from "../../web/pages/knock-answer.tsx";
import { KnockedPage, KnockPage, type SentKnock } from "../../web/pages/knock.tsx";
import { KnocksPage } from "../../web/pages/knocks.tsx";
import type { App, Request } from "../environment.ts";
import { fieldsIn } from "../form-fields.ts";
import { answerKnock, doorIn, knock, knockAgain, knockOf, ownKnocks, takeAway } from "../knocking.ts";
import { senderOf } from "../sender.ts";
import type { Services } from "../services.ts";
import { bookVisitOf, formVisitOf, visitOf } from "../visit.ts";

/** Knocking at a party's door through the book: a message, an answer, and once more. No number and no address is asked or shown. */
export function knockRoutes(app: App, services: Services): void {
  app.get("/b/:book/parties/:party/knock", async (c) => {
    const visit = await formVisitOf(c, services);
    return c.html(documentOf(<KnockPage context={visit} party={doorIn(visit, partyIn(c))} />));
  });
  app.post("/b/:book/parties/:party/knock", async (c) => send(c, services));
  app.get("/knock", (c) => c.html(documentOf(<KnockAnswerPage context={visitOf(c)} />)));
  app.post("/knock", async (c) => answer(c, services));
  app.get("/b/:book/knocks", async (c) => list(c, services));
  app.post("/b/:book/knocks", async (c) => {
    const visit = await bookVisitOf(c, services);
    const { id, words } = await fieldsIn(c, "id", "words");
    try {
      await answerKnock(services, visit, { id, words });
      return c.redirect(bookAddress(visit.book.slug, "knocks"), 303);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return list(c, services, { id, words, refusal: error });
    }
  });
}

const partyIn = (c: Request): PartyId => (c.req.param("party") ?? "") as PartyId;

async function send(c: Request, services: Services): Promise<Response> {
  const visit = await formVisitOf(c, services);
  const party = doorIn(visit, partyIn(c));
  const { words, called, looked } = await fieldsIn(c, "words", "called", "looked");
  const again = (sent: Omit<SentKnock, "words" | "called">, status: number) =>
    c.html(documentOf(<KnockPage context={visit} party={party} sent={{ words, called, ...sent }} />), status as 200);
  const notice = looked === "1" ? undefined : knockNotice(`${words}\n${called}`);
  if (notice) return again({ notice }, 200);
  try {
    const address = senderOf(c, services.settings);
    const number = await knock(services, visit, party, { words, called, address });
    return c.html(documentOf(<KnockedPage context={visit} number={number} />));
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== "field-wrong") throw error;
    return again({ refusal: error }, 400);
  }
}

async function list(
  c: Request,
  services: Services,
  sent?: Parameters<typeof KnocksPage>[0]["sent"],
): Promise<Response> {
  const visit = await formVisitOf(c, services);
  const knocks = await ownKnocks(services, visit);
  const page = <KnocksPage context={visit} knocks={knocks} sent={sent} />;
  return c.html(documentOf(page), (sent?.refusal.status ?? 200) as 200);
}

/** The number goes in a form and never in an address, which others keep. */
async function answer(c: Request, services: Services): Promise<Response> {
  const { receipt: number, act, words, looked } = await fieldsIn(c, "receipt", "act", "words", "looked");
  const page = (shown: Omit<KnockAnswerProps, "context">, status = 200) =>
    c.html(documentOf(<KnockAnswerPage context={visitOf(c)} number={number} {...shown} />), status as 200);
  try {
    const one = await knockOf(services, number, senderOf(c, services.settings));
    const party = await nameAt(services, one);
    if (act === "gone") {
      await takeAway(services, one);
      return page({ gone: true });
    }
    if (act !== "more") return page({ knock: one, party });
    const notice = looked === "1" ? undefined : knockNotice(words);
    if (notice) return page({ knock: one, party, sent: { words, notice } });
    try {
      await knockAgain(services, one, words);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return page({ knock: one, party, sent: { words, refusal: error } }, error.status);
    }
    const now = { ...one, more: words.trim(), more_made: services.secrets.clock().toISOString() };
    return page({ knock: now, party });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return page({ refusal: error }, error.status);
  }
}

/** How the door is called to whoever knocked at it; nothing once it is out of the book. */
async function nameAt({ desk }: Services, { book, party }: Awaited<ReturnType<typeof knockOf>>): Promise<string> {
  const { register } = await desk.open(book);
  const facts = register.parties.get(party);
  return facts && writtenAt(register, facts.row) ? facts.name : "";
}
