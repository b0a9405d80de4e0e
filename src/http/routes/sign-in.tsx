import { getConnInfo } from "@hono/node-server/conninfo";
import { Refusal } from "../../register/refusal.ts";
import { bookAddress, recordAddress } from "../../web/addresses.ts";
import { documentOf } from "../../web/components/layout.tsx";
import { SignInPage } from "../../web/pages/sign-in.tsx";
import { redeem } from "../codes.ts";
import type { App, Request } from "../environment.ts";
import { membershipsOf } from "../../storage/accounts.ts";
import type { Services } from "../services.ts";
import type { Settings } from "../settings.ts";
import { endSession, startSession } from "../sessions.ts";
import { visitOf } from "../visit.ts";

/** Coming in with a paper code or the steward's link, and going out. */
export function signInRoutes(app: App, services: Services): void {
  app.get("/sign-in", (c) => c.html(documentOf(<SignInPage context={visitOf(c)} />)));
  app.post("/sign-in", async (c) => {
    try {
      const typed = String((await c.req.parseBody()).code ?? "");
      const account = await comeIn(c, services, typed);
      return c.redirect(await firstPage(services, account), 303);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return c.html(documentOf(<SignInPage context={visitOf(c)} problem={error.code} />), error.status as 403);
    }
  });
  // A link in a letter or a terminal is opened, not posted: the page asks for the one press that uses it up.
  app.get("/steward/:secret", (c) =>
    c.html(documentOf(<SignInPage context={visitOf(c)} code={c.req.param("secret")} />)),
  );
  app.post("/sign-out", async (c) => {
    await endSession(c, services, c.get("signedIn"));
    return c.redirect("/", 303);
  });
}

/** The book somebody comes in for; a party that is new in it says who it is first (never 3). */
async function firstPage({ engine, desk }: Services, account: string): Promise<string> {
  const [first] = await membershipsOf(engine, account);
  if (!first) return "/steward";
  const { register } = await desk.open(first.book);
  return register.parties.has(first.party) ? bookAddress(first.book) : recordAddress(first.book, "party");
}

async function comeIn(c: Request, services: Services, typed: string): Promise<string> {
  const { engine, secrets, settings } = services;
  const account = await redeem(engine, secrets, { typed, address: addressOf(c, settings) });
  await startSession(c, services, account, c.get("signedIn"));
  return account;
}

/** Where a try comes from: only a trusted proxy is believed about somebody else's address. */
function addressOf(c: Request, { TRUST_PROXY }: Settings): string {
  const forwarded = TRUST_PROXY ? c.req.header("X-Forwarded-For")?.split(",").at(-1)?.trim() : undefined;
  return forwarded ?? getConnInfo(c).remote.address ?? "";
}
