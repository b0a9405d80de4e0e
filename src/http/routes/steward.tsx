import { asBookId, asPartyId, type PartyId } from "../../register/ids.ts";
import { Refusal } from "../../register/refusal.ts";
import { books } from "../../storage/books.ts";
import { documentOf } from "../../web/components/layout.tsx";
import { StewardPage } from "../../web/pages/steward.tsx";
import { makePartyCode } from "../codes.ts";
import type { App, Request } from "../environment.ts";
import { foundBook, inviteParty } from "../founding.ts";
import type { Services } from "../services.ts";
import { visitOf } from "../visit.ts";

/** What the steward does: make a book, invite a party, make its first code. Nothing of what parties wrote is read here. */
export function stewardRoutes(app: App, services: Services): void {
  app.get("/steward", async (c) => {
    stewardOnly(c);
    return c.html(documentOf(await page(c, services, {})));
  });
  app.post("/steward/book", async (c) => {
    stewardOnly(c);
    const form = await fields(c, ["name", "place", "holder"]);
    const book = await foundBook(services, {
      name: form.name ?? "",
      place: form.place ?? "",
      holder: form.holder ?? "",
    });
    return c.redirect(`/steward?book=${book}`, 303);
  });
  app.post("/steward/party", async (c) => {
    stewardOnly(c);
    const form = await fields(c, ["book", "name", "type", "side"]);
    const book = asBookId(form.book ?? "");
    const party = await inviteParty(services, book, {
      name: form.name ?? "",
      type: form.type ?? "",
      side: form.side ?? "",
    });
    return c.html(documentOf(await page(c, services, { letter: await letter(services, form.book ?? "", party) })));
  });
  app.post("/steward/code", async (c) => {
    stewardOnly(c);
    const form = await fields(c, ["book", "party"]);
    return c.html(
      documentOf(
        await page(c, services, { letter: await letter(services, form.book ?? "", asPartyId(form.party ?? "")) }),
      ),
    );
  });
}

function stewardOnly(c: Request): void {
  if (!c.get("signedIn")?.steward) throw new Refusal("not-signed-in");
}

async function fields(c: Request, names: readonly string[]): Promise<Readonly<Record<string, string>>> {
  const body = await c.req.parseBody();
  return Object.fromEntries(names.map((name) => [name, String(body[name] ?? "").trim()]));
}

/** A code is shown once, as a letter to print. */
async function letter(services: Services, book: string, party: PartyId) {
  const { record, register } = await services.desk.open(asBookId(book));
  const code = await makePartyCode(services.engine, services.secrets, { book: record.id, party, maker: "steward" });
  return {
    code,
    book: record.settings.name,
    party: register.parties.get(party)?.name ?? "",
    address: services.settings.BASE_URL,
  };
}

async function page(c: Request, services: Services, shown: { letter?: Awaited<ReturnType<typeof letter>> }) {
  const made = await Promise.all(
    (await books(services.engine)).map(async ({ id, type, settings }) => {
      const { register } = await services.desk.open(id);
      const parties = [...register.parties].map(([party, { name, side }]) => ({ id: party, name, side }));
      return { slug: id, type, name: settings.name, parties };
    }),
  );
  return <StewardPage context={visitOf(c)} books={made} {...shown} />;
}
