import { Refusal } from "../../register/refusal.ts";
import { returnCodeOf } from "../../storage/codes.ts";
import { bookById } from "../../storage/books.ts";
import type { Membership } from "../../storage/accounts.ts";
import { endOtherSessions, endSessionOf, sessionsOf } from "../../storage/sessions.ts";
import { documentOf } from "../../web/components/layout.tsx";
import { AccountPage } from "../../web/pages/account.tsx";
import type { ShownMembership } from "../../web/pages/account-parties.tsx";
import type { Letter } from "../../web/pages/code-letter.tsx";
import { makeReturnCode } from "../codes.ts";
import type { App, Request } from "../environment.ts";
import type { Services } from "../services.ts";
import type { SignedIn } from "../sessions.ts";
import { visitOf } from "../visit.ts";

/** One's own account: what it may write for, and where it is signed in. */
export function accountRoutes(app: App, services: Services): void {
  const { engine } = services;
  app.get("/account", async (c) => c.html(documentOf(await page(c, services, signedInOnly(c)))));
  app.post("/account/sessions/end", async (c) => {
    const { account } = signedInOnly(c);
    const key = String((await c.req.parseBody()).session ?? "");
    await engine.transaction("session", (queries) => endSessionOf(queries, account, key));
    return c.redirect("/account", 303);
  });
  app.post("/account/sessions/end-others", async (c) => {
    const { account, session } = signedInOnly(c);
    await engine.transaction("session", (queries) => endOtherSessions(queries, account, session.hash));
    return c.redirect("/account", 303);
  });
  app.post("/account/return", (c) => comeBack(c, services));
}

/** The code is shown this once, so the answer is the page itself. */
async function comeBack(c: Request, services: Services): Promise<Response> {
  const signedIn = signedInOnly(c);
  const { engine, secrets, settings } = services;
  const code = await engine.transaction("code", (queries) => makeReturnCode(queries, secrets, signedIn.account));
  const letter = { code, book: "", party: "", address: settings.BASE_URL };
  return c.html(documentOf(await page(c, services, signedIn, letter)));
}

function signedInOnly(c: Request): SignedIn {
  const signedIn = c.get("signedIn");
  if (!signedIn) throw new Refusal("not-signed-in");
  return signedIn;
}

async function page(c: Request, services: Services, { account, session, memberships }: SignedIn, letter?: Letter) {
  const { engine, secrets } = services;
  const now = secrets.clock().toISOString();
  const own = await returnCodeOf(engine, account, now);
  const sessions = (await sessionsOf(engine, account, now)).map((one) => ({
    key: one.id || one.hash,
    browser: one.browser,
    made: one.made,
    seen: one.seen || one.made,
    here: one.hash === session.hash,
  }));
  const shown = await Promise.all(memberships.map((membership) => shownMembership(services, membership)));
  const known = shown.filter((one) => one !== undefined);
  return <AccountPage context={visitOf(c)} memberships={known} sessions={sessions} own={own} letter={letter} />;
}

/** A membership with the names that its own people may read; undefined when the book is gone. */
async function shownMembership(
  { engine, desk }: Services,
  { book, party, role, unit }: Membership,
): Promise<ShownMembership | undefined> {
  const record = await bookById(engine, book);
  if (!record) return undefined;
  const { register } = await desk.open(book);
  return { book, bookName: record.settings.name, id: party, party: register.parties.get(party)?.name, role, unit };
}
