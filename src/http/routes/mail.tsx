import { Refusal, type RefusalCode } from "../../register/refusal.ts";
import { documentOf } from "../../web/components/layout.tsx";
import { MailLinkPage } from "../../web/pages/mail-link.tsx";
import { MailSentPage } from "../../web/pages/sign-in-mail.tsx";
import { accountPage, signedInOnly } from "../account-page.tsx";
import type { App, Request } from "../environment.ts";
import { firstPageOf } from "../first-page.ts";
import { fieldsIn } from "../form-fields.ts";
import { askConfirmLink, askSignInLink, confirmEmail, removeEmail, useSignInLink } from "../mail-links.ts";
import { signInPage } from "../sign-in-page.tsx";
import { senderOf } from "../sender.ts";
import type { Services } from "../services.ts";
import { startSession } from "../sessions.ts";
import { visitOf } from "../visit.ts";

/** Coming in by a link in a mail, and the address of one's account. */
export function mailRoutes(app: App, services: Services): void {
  const { settings } = services;
  const asked = async (c: Request) => ({
    typed: (await fieldsIn(c, "email")).email,
    sender: senderOf(c, settings),
    texts: c.get("texts").in(c.get("locale")),
  });
  app.get("/sign-in/mail", (c) =>
    c.html(documentOf(<MailSentPage context={visitOf(c)} outbox={settings.SMTP_URL === undefined} />)),
  );
  app.post("/sign-in/mail", async (c) => {
    const ask = await asked(c);
    return orWords(
      async () => {
        await askSignInLink(services, ask);
        return c.redirect("/sign-in/mail", 303);
      },
      async (problem, status) => c.html(signInPage(c, services, { mail: { problem, typed: ask.typed } }), status),
    );
  });
  app.get("/sign-in/mail/:secret", (c) => linkPage(c, "sign-in", c.req.param("secret")));
  app.post("/sign-in/mail/use", async (c) => {
    const { secret } = await fieldsIn(c, "secret");
    return orWords(
      async () => {
        const account = await useSignInLink(services, secret);
        await startSession(c, services, { account });
        return c.redirect(await firstPageOf(services, { account }), 303);
      },
      (problem, status) => linkPage(c, "sign-in", secret, { problem, status }),
    );
  });
  app.post("/account/email", async (c) => {
    const signedIn = signedInOnly(c);
    const ask = await asked(c);
    return orWords(
      async () => {
        await askConfirmLink(services, signedIn.account, ask);
        return c.redirect("/account#email", 303);
      },
      async (problem, status) =>
        c.html(await accountPage(c, services, signedIn, { problem, typed: ask.typed }), status),
    );
  });
  app.get("/account/email/:secret", (c) => linkPage(c, "confirm", c.req.param("secret")));
  app.post("/account/email/confirm", async (c) => {
    const { secret } = await fieldsIn(c, "secret");
    return orWords(
      async () => {
        await confirmEmail(services, secret, c.get("signedIn")?.account);
        return c.redirect("/account#email", 303);
      },
      (problem, status) => linkPage(c, "confirm", secret, { problem, status }),
    );
  });
  app.post("/account/email/remove", async (c) => {
    await removeEmail(services, signedInOnly(c).account);
    return c.redirect("/account#email", 303);
  });
}

type Status = 403;

/** Does it, or says on the same page why not. */
async function orWords(
  work: () => Promise<Response>,
  otherwise: (problem: RefusalCode, status: Status) => Promise<Response> | Response,
): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return otherwise(error.code, error.status as Status);
  }
}

function linkPage(
  c: Request,
  purpose: "sign-in" | "confirm",
  secret: string,
  wrong?: { readonly problem: RefusalCode; readonly status: Status },
): Response | Promise<Response> {
  const page = (
    <MailLinkPage context={visitOf(c)} purpose={purpose} secret={secret} {...(wrong && { problem: wrong.problem })} />
  );
  return c.html(documentOf(page), wrong?.status ?? 200);
}
