import { asBookId, asPartyId, type BookId, type EntryId, type PartyId } from "../../register/ids.ts";
import { Refusal } from "../../register/refusal.ts";
import { books } from "../../storage/books.ts";
import { peopleOf } from "../../storage/accounts.ts";
import { codesOf, postersOf, withdrawCodes } from "../../storage/codes.ts";
import { documentOf } from "../../web/components/layout.tsx";
import { type SentForm, StewardPage } from "../../web/pages/steward.tsx";
import type { App, Request } from "../environment.ts";
import { fieldsIn } from "../form-fields.ts";
import { inviteParty, languagesOf } from "../founding.ts";
import { letterFor, openLetters, posterFor } from "../letter.ts";
import { LOCALES } from "../../web/texts.ts";
import type { Letter } from "../../web/pages/code-letter.tsx";
import type { Services } from "../services.ts";
import { OPEN_LETTERS } from "../starting.ts";
import { ownThemes, themeChosen } from "../themes.ts";
import { visitOf } from "../visit.ts";

/** What the steward does: make a book, invite a party, make its first code. Nothing of what parties wrote is read here. */
export function stewardRoutes(app: App, services: Services): void {
  app.get("/steward", async (c) => {
    stewardOnly(c);
    return c.html(documentOf(await page(c, services, {})));
  });
  app.post("/steward/languages", async (c) => {
    stewardOnly(c);
    const typed = await fieldsIn(c, "book");
    const chosen = (await c.req.parseBody({ all: true }))[`in-${typed.book}`] ?? [];
    return orAgain(c, services, { form: "languages", typed }, async () => {
      const languages = languagesOf([chosen].flat().map(String));
      await services.desk.settle(asBookId(typed.book), { languages });
      return c.redirect("/steward", 303);
    });
  });
  app.post("/steward/theme", async (c) => {
    stewardOnly(c);
    const { book, theme } = await fieldsIn(c, "book", "theme");
    await services.desk.settle(asBookId(book), { theme: themeChosen(services.settings, theme) });
    return c.redirect("/steward", 303);
  });
  app.post("/steward/party", async (c) => {
    stewardOnly(c);
    const typed = await fieldsIn(c, "book", "party-name", "type", "side");
    return orAgain(c, services, { form: "party", typed }, async () => {
      const { type, side } = typed;
      const name = typed["party-name"].trim();
      const book = asBookId(typed.book);
      const party = await inviteParty(services, book, { name, type, side });
      return c.html(documentOf(await page(c, services, { letter: await letterFor(services, book, { party, name }) })));
    });
  });
  app.post("/steward/code", async (c) => {
    stewardOnly(c);
    const form = await fieldsIn(c, "book", "party");
    const [book, party] = [asBookId(form.book), asPartyId(form.party)];
    if (await cameIn(services, book, party)) throw new Refusal("not-yours-to-write");
    if (!(await isInvited(services, book, party))) throw new Refusal("party-unknown");
    return c.html(documentOf(await page(c, services, { letter: await letterFor(services, book, { party }) })));
  });
}

/** Letters without a name and posters, with which residents come in by themselves. */
export function posterRoutes(app: App, services: Services): void {
  app.post("/steward/letters", async (c) => {
    const book = await bookIn(c, services);
    return c.html(documentOf(await page(c, services, { letters: await openLetters(services, book, OPEN_LETTERS) })));
  });
  app.post("/steward/poster", async (c) => {
    const book = await bookIn(c, services);
    return c.html(documentOf(await page(c, services, { letters: [await posterFor(services, book)] })));
  });
  app.post("/steward/poster/withdraw", async (c) => {
    const book = await bookIn(c, services);
    const { poster } = await fieldsIn(c, "poster");
    const now = services.secrets.clock().toISOString();
    await withdrawCodes(services.engine, { book, party: "" }, { key: poster }, now);
    return c.redirect("/steward", 303);
  });
}

/** The book a form names, for the steward. Throws "book-unknown". */
async function bookIn(c: Request, { desk }: Services): Promise<BookId> {
  stewardOnly(c);
  const { book } = await fieldsIn(c, "book");
  return (await desk.open(asBookId(book))).record.id;
}

/** What is not right is said in the form, with what was typed still in it. */
async function orAgain(
  c: Request,
  services: Services,
  sent: Omit<SentForm, "refusal">,
  work: () => Promise<Response>,
): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return c.html(documentOf(await page(c, services, { again: { ...sent, refusal: error } })), error.status as 400);
  }
}

function stewardOnly(c: Request): void {
  if (!c.get("signedIn")?.steward) throw new Refusal("not-signed-in");
}

/**
 * Whether somebody came in for a party already: from then on its own organisers make its codes, or a code would be a way into its file.
 * Used codes are let go after a year; who is in stays, and residents name themselves only once they came in.
 */
async function cameIn({ engine, desk }: Services, book: BookId, party: PartyId): Promise<boolean> {
  if ((await codesOf(engine, book, party)).some(({ used }) => used !== null)) return true;
  if ((await peopleOf(engine, book, party)).length > 0) return true;
  const { parties, rowOf } = (await desk.open(book)).register;
  // Who became nameless was in as well, and no new code opens its file.
  return parties.get(party)?.side === "residents" || (!parties.has(party) && rowOf.has(party as string as EntryId));
}

/** Whether a party was ever invited: nobody chooses under which id one enters. */
async function isInvited({ engine, desk }: Services, book: BookId, party: PartyId): Promise<boolean> {
  const { register } = await desk.open(book);
  return register.parties.has(party) || (await codesOf(engine, book, party)).length > 0;
}

async function page(
  c: Request,
  services: Services,
  shown: { letter?: Letter; letters?: readonly Letter[]; again?: SentForm },
) {
  const made = await Promise.all(
    (await books(services.engine)).map(async ({ id, type, settings }) => {
      const { register } = await services.desk.open(id);
      const parties = await Promise.all(
        [...register.parties].map(async ([party, { name, side }]) => {
          return { id: party, name, side, cameIn: await cameIn(services, id, party) };
        }),
      );
      const chosen: readonly string[] = settings.languages ?? LOCALES;
      const languages = LOCALES.filter((locale) => chosen.includes(locale));
      return {
        slug: id,
        type,
        name: settings.name,
        parties,
        languages,
        theme: settings.theme ?? "",
        posters: await postersOf(services.engine, id),
      };
    }),
  );
  return (
    <StewardPage
      context={visitOf(c)}
      books={made}
      themes={ownThemes(services.settings)}
      site={services.settings.BASE_URL}
      {...shown}
    />
  );
}
