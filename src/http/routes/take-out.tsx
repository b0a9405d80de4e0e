import { asBookId, asPartyId, type PartyId } from "../../register/ids.ts";
import { Refusal } from "../../register/refusal.ts";
import { sideOf } from "../../register/register.ts";
import type { Membership } from "../../storage/accounts.ts";
import { photoData } from "../../storage/photos.ts";
import { partyAddress } from "../../web/addresses.ts";
import { documentOf } from "../../web/components/layout.tsx";
import { nameOf } from "../../web/components/party-name.tsx";
import type { PageContext } from "../../web/context.ts";
import { filledIn, type Holding, holdingCsv, holdingLines, type Row } from "../../web/holding.ts";
import { ErasedPage, ErasePartyPage, ErasePersonPage, type HeldBack } from "../../web/pages/erase.tsx";
import { TAKE_OUT_FILES, TakeOutDocument, TakeOutPage } from "../../web/pages/take-out.tsx";
import { LOCALES } from "../../web/texts.ts";
import { signedInOnly } from "../account-page.tsx";
import type { App, Request } from "../environment.ts";
import { erasableBy, erasePerson, heldBackBy, takePartyOut, writtenFor } from "../erasing.ts";
import { holdingsOfParty, holdingsOfPerson } from "../holdings.ts";
import { countTry, type Limit } from "../tries.ts";
import type { Services } from "../services.ts";
import { dropSecret } from "../session-cookie.ts";
import type { SignedIn } from "../sessions.ts";
import { anyBookVisit, type BookVisit, visitOf } from "../visit.ts";

/** Taking everything along, and erasing it: for a person, and for a party. */
export function takeOutRoutes(app: App, services: Services): void {
  personRoutes(app, services);
  partyRoutes(app, services);
}

/** Files one person takes along in an hour: a file is made anew from all that is kept. */
const TAKEN: Limit = { kind: "take-out", most: 60, every: 3_600_000 };

const FILE = `:file{file\\.(?:${TAKE_OUT_FILES.join("|")})}`;

function personRoutes(app: App, services: Services): void {
  app.get("/account/take-out", async (c) => {
    const context = visitOf(c);
    const holdings = await holdingsOfPerson(services, signedInOnly(c), context);
    const props = { address: "/account/take-out", erase: "/account/erase", holdings };
    return c.html(documentOf(<TakeOutPage context={context} {...props} />));
  });
  app.get(`/account/take-out/${FILE}`, async (c) => {
    const context = visitOf(c);
    await countTry(services, signedInOnly(c).account, TAKEN);
    const holdings = await holdingsOfPerson(services, signedInOnly(c), context);
    return file(c, services, { context, title: context.texts.t("take.title"), holdings });
  });
  app.get("/account/erase", async (c) => c.html(documentOf(await personPage(c, services, false))));
  app.post("/account/erase", async (c) => {
    const signedIn = signedInOnly(c);
    const { word, also } = await c.req.parseBody({ all: true });
    if (!isWord(c, word)) return c.html(documentOf(await personPage(c, services, true)), 400);
    const count = await erasePerson(services, signedIn, [also].flat().includes("words"));
    dropSecret(c, services.settings);
    c.set("signedIn", undefined);
    return c.html(documentOf(<ErasedPage context={visitOf(c)} what="person" texts={count} />));
  });
}

async function personPage(c: Request, services: Services, wrong: boolean) {
  const signedIn = signedInOnly(c);
  const props = {
    address: "/account/erase",
    takeOut: "/account/take-out",
    texts: await textsOf(services, signedIn),
    backupDays: services.settings.BACKUP_DAYS,
    heldBack: await shownHeldBack(services, await heldBackBy(services, signedIn)),
    wrong,
  };
  return <ErasePersonPage context={visitOf(c)} {...props} />;
}

/** How many texts somebody wrote for residents' parties. */
async function textsOf({ desk }: Services, { memberships }: SignedIn): Promise<number> {
  let count = 0;
  for (const me of memberships) {
    const { register } = await desk.open(me.book);
    if (sideOf(register, me.party) === "residents") count += writtenFor(register, me).length;
  }
  return count;
}

const shownHeldBack = ({ desk }: Services, held: readonly Membership[]): Promise<readonly HeldBack[]> =>
  Promise.all(
    held.map(async ({ book, party }) => {
      const { register } = await desk.open(book);
      const mayTakeOut = sideOf(register, party) === "residents";
      return { book, id: party, party: register.parties.get(party)?.name, mayTakeOut };
    }),
  );

function partyRoutes(app: App, services: Services): void {
  const at = "/b/:book/parties/:party";
  app.get(`${at}/take-out`, async (c) => {
    const visit = await partyVisit(c, services);
    const { party, role } = visit.membership;
    const address = `${partyAddress(visit.book.slug, party)}/take-out`;
    const mayErase = role === "organiser" && sideOf(visit.book.register, party) === "residents";
    const erase = mayErase ? `${partyAddress(visit.book.slug, party)}/erase` : undefined;
    const holdings = await holdingsOfParty(services, visit, visit.membership);
    const props = { address, erase, holdings, party: named(visit, party) };
    return c.html(documentOf(<TakeOutPage context={visit} {...props} />));
  });
  app.get(`${at}/take-out/${FILE}`, async (c) => {
    const visit = await partyVisit(c, services);
    await countTry(services, signedInOnly(c).account, TAKEN);
    const holdings = await holdingsOfParty(services, visit, visit.membership);
    return file(c, services, { context: visit, title: named(visit, visit.membership.party), holdings });
  });
  app.get(`${at}/erase`, async (c) => c.html(documentOf(await partyPage(c, services, false))));
  app.post(`${at}/erase`, async (c) => {
    const { membership } = await eraser(c, services);
    if (!isWord(c, (await c.req.parseBody()).word)) return c.html(documentOf(await partyPage(c, services, true)), 400);
    const count = await takePartyOut(services, membership);
    return c.html(documentOf(<ErasedPage context={visitOf(c)} what="party" texts={count} />));
  });
}

const named = (visit: Visit, party: PartyId): string => nameOf(visit, party) ?? visit.texts.t("party.nameless");

interface Visit extends BookVisit {
  readonly membership: Membership;
}

/** Somebody of the party in the address, for whichever one writes now. Whether such a party is there is told to nobody else. */
async function partyVisit(c: Request, services: Services): Promise<Visit> {
  const party = asPartyId(c.req.param("party") ?? "");
  const visit = await anyBookVisit(c, services, party);
  const { membership } = visit;
  if (!c.get("signedIn")) throw new Refusal("not-signed-in");
  if (membership?.party !== party) throw new Refusal("party-unknown");
  return { ...visit, membership };
}

/** An organiser of a residents' party. */
async function eraser(c: Request, services: Services) {
  const visit = await partyVisit(c, services);
  const { role, party } = visit.membership;
  if (role !== "organiser") throw new Refusal("organisers-only");
  if (sideOf(visit.book.register, party) === "institution") throw new Refusal("residents-only");
  return visit;
}

async function partyPage(c: Request, services: Services, wrong: boolean) {
  const visit = await eraser(c, services);
  const { party } = visit.membership;
  const address = `${partyAddress(visit.book.slug, party)}/erase`;
  const props = {
    address,
    takeOut: `${partyAddress(visit.book.slug, party)}/take-out`,
    texts: erasableBy(visit.book.register, party, services.secrets.clock().getTime()).length,
    backupDays: services.settings.BACKUP_DAYS,
    wrong,
  };
  return <ErasePartyPage context={visit} {...props} />;
}

/** The word in any language of the site: the page may have been asked for in another one. */
function isWord(c: Request, typed: unknown): boolean {
  const words = LOCALES.map((locale) => c.get("texts").in(locale).t("erase.word").toLowerCase());
  return typeof typed === "string" && words.includes(typed.trim().toLowerCase());
}

interface Taken {
  readonly context: PageContext;
  readonly title: string;
  readonly holdings: readonly Holding[];
}

const TYPES = { html: "text/html", csv: "text/csv", jsonl: "application/jsonl" } as const;

/** A file to keep: browsers save it and draw nothing of it here. */
function file(c: Request, { engine, settings, secrets }: Services, { context, title, holdings }: Taken): Response {
  const ending = TAKE_OUT_FILES.find((one) => c.req.path.endsWith(`.${one}`)) ?? "html";
  const now = secrets.clock().getTime();
  const bytes = ({ book, id }: Row) => photoData(engine, asBookId(String(book)), String(id));
  const mark = `photo-${secrets.newId()}`;
  const document = () =>
    documentOf(
      <TakeOutDocument
        context={context}
        title={title}
        holdings={holdings}
        site={settings.BASE_URL}
        now={now}
        mark={mark}
      />,
    );
  const headers = {
    "Content-Type": `${TYPES[ending]}; charset=utf-8`,
    "Content-Disposition": `attachment; filename="wijkspiegel.${ending}"`,
  };
  if (ending === "csv") return c.body(holdingCsv(holdings), 200, headers);
  const pieces = ending === "jsonl" ? holdingLines(holdings, bytes) : filledIn(document(), mark, holdings, bytes);
  return c.body(streamOf(pieces), 200, headers);
}

/** Each piece is made when there is room for it on the way. */
function streamOf(pieces: AsyncGenerator<string>): ReadableStream<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const next = await pieces.next();
      if (next.done) controller.close();
      else controller.enqueue(encoder.encode(next.value));
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
}
