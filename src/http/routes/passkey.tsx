import { Refusal } from "../../register/refusal.ts";
import { deletePasskey } from "../../storage/passkeys.ts";
import { accountPage, signedInOnly } from "../account-page.tsx";
import { browserFamily } from "../browser-family.ts";
import type { App } from "../environment.ts";
import { firstPageOf } from "../first-page.ts";
import { fieldsIn } from "../form-fields.ts";
import { addPasskey, askNewPasskey, askPasskey, usePasskey } from "../passkeys.ts";
import { senderOf } from "../sender.ts";
import type { Services } from "../services.ts";
import { startSession } from "../sessions.ts";
import { signInPage } from "../sign-in-page.tsx";

/** Coming in with a key that a device keeps, and the keys of one's account. */
export function passkeyRoutes(app: App, services: Services): void {
  const { engine, settings } = services;
  app.post("/account/passkeys/options", async (c) =>
    c.json(await askNewPasskey(services, signedInOnly(c).account, senderOf(c, settings))),
  );
  app.post("/account/passkeys", async (c) => {
    const signedIn = signedInOnly(c);
    const browser = browserFamily(c.req.header("User-Agent") ?? "");
    return orAgain(
      async () => {
        await addPasskey(services, signedIn.account, (await fieldsIn(c, "credential")).credential, browser);
        return c.redirect("/account#passkeys", 303);
      },
      async () => c.html(await accountPage(c, services, signedIn, { problem: "passkey-wrong" }), 403),
    );
  });
  app.post("/account/passkeys/remove", async (c) => {
    const { account } = signedInOnly(c);
    const { passkey } = await fieldsIn(c, "passkey");
    await engine.transaction("passkey", (queries) => deletePasskey(queries, account, passkey));
    return c.redirect("/account#passkeys", 303);
  });
  app.post("/sign-in/passkey/options", async (c) => c.json(await askPasskey(services, senderOf(c, settings))));
  app.post("/sign-in/passkey", (c) =>
    orAgain(
      async () => {
        const account = await usePasskey(services, (await fieldsIn(c, "credential")).credential);
        await startSession(c, services, { account });
        return c.redirect(await firstPageOf(services, { account }), 303);
      },
      async () => c.html(await signInPage(c, services, { problem: "passkey-wrong" }), 403),
    ),
  );
}

async function orAgain(work: () => Promise<Response>, again: () => Promise<Response>): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refusal && error.code === "passkey-wrong") return again();
    throw error;
  }
}
