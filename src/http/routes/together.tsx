import { asEntryId, type EntryId } from "../../register/ids.ts";
import { TOGETHER_AUDIENCES } from "../../register/kinds/together.ts";
import { traitWordsIn } from "../../register/traits.ts";
import { text } from "../../register/values.ts";
import { sealedBy } from "../../storage/sealed-sayings.ts";
import { bookAddress, entryAddress } from "../../web/addresses.ts";
import { documentOf } from "../../web/components/layout.tsx";
import { type SentWords, TogetherListPage, TogetherPage } from "../../web/pages/together.tsx";
import type { App, Request } from "../environment.ts";
import { fieldsIn } from "../form-fields.ts";
import {
  agree,
  organiserOf,
  propose,
  sayerOf,
  seal,
  standingOf,
  subjectIn,
  unseal,
  waitingWords,
  writerOf,
} from "../saying-together.ts";
import type { Services } from "../services.ts";
import { type BookVisit, bookVisitOf, formVisitOf } from "../visit.ts";

/** Saying together: sealed until five residents' parties wrote about the same, then the words that all of them say yes to. */
export function togetherRoutes(app: App, services: Services): void {
  app.get("/b/:book/together", async (c) => {
    const visit = await bookVisitOf(c, services);
    const mine = await sealedBy(services.engine, visit.open.record.id, sayerOf(visit));
    const subjects = mine.map(({ subject }) => subject);
    const id = visit.open.record.id;
    const waiting = (await waitingWords(services, id, sayerOf(visit))).map(({ subject }) => subject);
    return c.html(documentOf(<TogetherListPage context={visit} subjects={subjects} waiting={waiting} />));
  });
  app.get("/b/:book/together/:id", async (c) => page(c, services, await bookVisitOf(c, services)));
  app.post("/b/:book/together/:id", async (c) => {
    const { visit, at, writer } = await writing(c, services);
    const sent = await sentIn(c, "seal");
    if (needsAgain(sent)) return page(c, services, visit, sent);
    await seal(services, at, writer.party, sent.text);
    return back(c, visit);
  });
  app.post("/b/:book/together/:id/words", async (c) => {
    const { visit, at } = await writing(c, services);
    const writer = organiserOf(visit);
    const sent = await sentIn(c, "words");
    if (needsAgain(sent)) return page(c, services, visit, sent);
    const audience = TOGETHER_AUDIENCES.find((one) => one === sent.audience) ?? "concerned";
    await propose(services, at, writer, { text: sent.text, audience });
    return back(c, visit);
  });
  app.post("/b/:book/together/:id/yes", async (c) => {
    const { visit, at } = await writing(c, services);
    const writer = organiserOf(visit);
    const { id } = await fieldsIn(c, "id");
    const entry = await agree(services, at, { party: writer.party, id });
    return entry ? c.redirect(entryAddress(visit.book.slug, entry), 303) : back(c, visit);
  });
  app.post("/b/:book/together/:id/back", async (c) => {
    const visit = await formVisitOf(c, services);
    const { book, party } = writerOf(visit);
    // Also of what may no longer be read: what one wrote oneself can always be taken back.
    await unseal(services, { book, subject: idIn(c) }, party);
    return c.redirect(bookAddress(visit.book.slug, "together"), 303);
  });
}

const idIn = (c: Request): EntryId => asEntryId(c.req.param("id") ?? "");
const back = (c: Request, visit: BookVisit) => c.redirect(bookAddress(visit.book.slug, `together/${idIn(c)}`), 303);

async function writing(c: Request, services: Services) {
  const visit = await bookVisitOf(c, services);
  const writer = writerOf(visit);
  return { visit, writer, at: subjectIn(visit, idIn(c)) };
}

async function page(c: Request, services: Services, visit: BookVisit, sent?: SentWords): Promise<Response> {
  const party = sayerOf(visit);
  const at = subjectIn(visit, idIn(c));
  const standing = await standingOf(services, at, party);
  const drawn = <TogetherPage context={visit} subject={at.subject} standing={standing} sent={sent} />;
  return c.html(documentOf(drawn), sent?.error === undefined ? 200 : 400);
}

const needsAgain = ({ error, notices = [] }: SentWords): boolean => error !== undefined || notices.length > 0;

/** What was typed, with what is wrong with it, or what to look at once more. */
async function sentIn(c: Request, form: SentWords["form"]): Promise<SentWords> {
  const { audience, looked, ...body } = await fieldsIn(c, "text", "words", "audience", "looked");
  const typed = body[form === "words" ? "words" : "text"].trim();
  const sent = { form, text: typed, audience };
  if (typed === "") return { ...sent, error: "required" };
  if (!text.safeParse(typed).success) return { ...sent, error: "too-long" };
  const notices = looked === "1" ? [] : traitWordsIn(typed);
  return notices.length > 0 ? { ...sent, notices } : sent;
}
