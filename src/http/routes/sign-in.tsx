import { getCookie } from "hono/cookie";
import type { BookId, PartyId } from "../../register/ids.ts";
import { Refusal } from "../../register/refusal.ts";
import { membershipsOf } from "../../storage/accounts.ts";
import { bookById } from "../../storage/books.ts";
import type { Code } from "../../storage/codes.ts";
import { withQuery } from "../../web/addresses.ts";
import { documentOf } from "../../web/components/layout.tsx";
import { JoinPage } from "../../web/pages/join.tsx";
import { preferredLocale } from "../accept.ts";
import { lookUp, redeem, type Typed } from "../codes.ts";
import type { App, Request } from "../environment.ts";
import { firstPage, firstPageOf } from "../first-page.ts";
import { fieldsIn } from "../form-fields.ts";
import { signedInAt } from "../institution-sign-out.ts";
import { signInPage } from "../sign-in-page.tsx";
import { senderOf } from "../sender.ts";
import type { Services } from "../services.ts";
import { endSession, type SignedIn, startSession } from "../sessions.ts";
import { visitOf } from "../visit.ts";
import { choose } from "../writes-for.ts";

/** Coming in with a paper code or the steward's link, and going out. */
export function signInRoutes(app: App, services: Services): void {
  app.get("/sign-in", (c) => c.html(signInPage(c, services, { code: codeIn(c) })));
  // From paper: the first page is in the language of the phone, where nobody chose another.
  app.get("/in", (c) => {
    const spoken = preferredLocale(c.req.header("Accept-Language") ?? "");
    const chose = (c.req.query("lang") ?? getCookie(c, "lang")) !== undefined;
    if (chose || spoken === undefined || spoken === c.get("locale"))
      return c.html(signInPage(c, services, { code: codeIn(c) }));
    const { pathname, searchParams } = new URL(c.req.url);
    return c.redirect(withQuery(pathname, searchParams, { lang: spoken }), 303);
  });
  app.post("/sign-in", async (c) => {
    try {
      const { code: typed, how } = await fieldsIn(c, "code", "how");
      return await comeIn(c, services, { typed, how });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return c.html(signInPage(c, services, { problem: error.code }), error.status as 403);
    }
  });
  // A link in a terminal, as one in a letter above, is opened, not posted: the page asks for the one press that uses it up.
  app.get("/steward/:secret", (c) => c.html(signInPage(c, services, { code: c.req.param("secret") })));
  app.post("/sign-out", async (c) => {
    const signedIn = c.get("signedIn");
    const at = signedIn && (await signedInAt(services, signedIn));
    await endSession(c, services, signedIn);
    // The session there goes on, and lets whoever sits here next in again.
    return c.redirect(at ? `/sign-in/institution/${at.name}/out` : "/", 303);
  });
}

function codeIn(c: Request): string | undefined {
  const code = (c.req.query("code") ?? "").slice(0, 100);
  return code === "" ? undefined : code;
}

/** Whoever is in already is asked first: does this code add a party to the same account, or is it somebody else's? */
async function comeIn(
  c: Request,
  services: Services,
  { typed, how }: { typed: string; how: string },
): Promise<Response> {
  const { engine, secrets, settings } = services;
  const signedIn = c.get("signedIn");
  const tried: Typed = { typed, address: senderOf(c, settings) };
  if (signedIn && how === "add") return add(c, services, signedIn, tried);
  if (signedIn && how !== "new") return ask(c, services, signedIn, tried);
  const { account } = await redeem(engine, secrets, tried);
  await startSession(c, services, { account });
  return c.redirect(await firstPageOf(services, { account }), 303);
}

/** Adds the code's party to this account, and writes for it from now on. */
async function add(c: Request, services: Services, signedIn: SignedIn, tried: Typed): Promise<Response> {
  const { engine, secrets } = services;
  const { purpose } = await lookUp(engine, secrets, tried);
  // A steward reads and writes for nobody, and a code to come back opens the account it was made in: neither is added to another.
  if (purpose !== "party" && purpose !== "poster") return ask(c, services, signedIn, tried);
  const { code } = await redeem(engine, secrets, tried, signedIn.account);
  const [book, party] = [code.book as BookId, code.party as PartyId];
  const memberships = await membershipsOf(engine, signedIn.account);
  await choose(services, { ...signedIn, memberships }, book, party);
  const added = memberships.find((one) => one.book === book && one.party === party);
  return c.redirect(added ? await firstPage(services, added) : "/account", 303);
}

async function ask(c: Request, services: Services, signedIn: SignedIn, tried: Typed): Promise<Response> {
  const code = await lookUp(services.engine, services.secrets, tried);
  const joining = await shown(services, code);
  const already = signedIn.memberships.some(({ book, party }) => book === code.book && party === code.party);
  const props = {
    typed: tried.typed,
    purpose: code.purpose === "poster" ? ("party" as const) : code.purpose,
    joining,
    already,
  };
  const page = <JoinPage context={visitOf(c)} {...props} />;
  return c.html(documentOf(page));
}

/** What a party's code opens, in names. */
async function shown({ engine, desk }: Services, { book, party, role, purpose }: Code) {
  if (book === "" || (party === "" && purpose !== "poster")) return undefined;
  const { register } = await desk.open(book);
  const record = await bookById(engine, book);
  return {
    book: record?.settings.name ?? "",
    party: party === "" ? undefined : register.parties.get(party)?.name,
    role,
  };
}
