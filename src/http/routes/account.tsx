import { endOtherSessions, endSessionOf } from "../../storage/sessions.ts";
import { accountPage, signedInOnly } from "../account-page.tsx";
import { makeReturnCode } from "../codes.ts";
import type { App, Request } from "../environment.ts";
import { fieldsIn } from "../form-fields.ts";
import type { Services } from "../services.ts";

/** One's own account: what it may write for, and where it is signed in. */
export function accountRoutes(app: App, services: Services): void {
  const { engine } = services;
  app.get("/account", async (c) => c.html(await accountPage(c, services, signedInOnly(c))));
  app.post("/account/sessions/end", async (c) => {
    const { account } = signedInOnly(c);
    const { session } = await fieldsIn(c, "session");
    await engine.transaction("session", (queries) => endSessionOf(queries, account, session));
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
  return c.html(await accountPage(c, services, signedIn, { letter }));
}
