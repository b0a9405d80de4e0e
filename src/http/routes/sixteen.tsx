import { noteSixteen } from "../../storage/accounts.ts";
import { documentOf } from "../../web/components/layout.tsx";
import { SixteenPage } from "../../web/pages/sixteen.tsx";
import { signedInOnly } from "../account-page.tsx";
import type { App } from "../environment.ts";
import { firstPageOf } from "../first-page.ts";
import { fieldsIn } from "../form-fields.ts";
import type { Services } from "../services.ts";
import { SIXTEEN } from "../sixteen.ts";
import { visitOf } from "../visit.ts";

/** One tick, once for each account: nobody's date of birth is asked. */
export function sixteenRoutes(app: App, services: Services): void {
  const { engine, secrets } = services;
  app.get(SIXTEEN, (c) => {
    signedInOnly(c);
    return c.html(documentOf(<SixteenPage context={visitOf(c)} next={within(c.req.query("next"))} />));
  });
  app.post(SIXTEEN, async (c) => {
    const { account, session } = signedInOnly(c);
    const { sixteen, ...form } = await fieldsIn(c, "sixteen", "next");
    const next = within(form.next);
    if (sixteen !== "yes") return c.html(documentOf(<SixteenPage context={visitOf(c)} next={next} wrong />), 400);
    await engine.transaction("account", (queries) => noteSixteen(queries, account, secrets.clock().toISOString()));
    const institution = session.institution === 1 && ({ institution: true } as const);
    return c.redirect(next || (await firstPageOf(services, { account, ...institution })), 303);
  });
}

/** A page of this site, and nothing else. */
const within = (asked = ""): string => (/^\/[\w-][!-[\]-~]*$/.test(asked) ? asked : "");
