import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { documentOf } from "../../web/components/layout.tsx";
import { SignedOutPage } from "../../web/pages/signed-out.tsx";
import { isHttps } from "../settings.ts";
import type { App } from "../environment.ts";
import { firstPageOf } from "../first-page.ts";
import { endByInstitution } from "../institution-logout.ts";
import { beginVisit, endVisit, institutionNamed, VISIT_LASTS } from "../institution-sign-in.ts";
import { endAddress } from "../institution-sign-out.ts";
import { senderOf } from "../sender.ts";
import type { Services } from "../services.ts";
import { startSession } from "../sessions.ts";
import { visitOf } from "../visit.ts";

const COOKIE = "institution";
const PATH = "/sign-in/institution";

/** Coming in by the sign-in of an institution: away to its own page, and back. */
export function institutionRoutes(app: App, services: Services): void {
  const { settings } = services;
  app.get(`${PATH}/:name`, async (c) => {
    const institution = institutionNamed(services, c.req.param("name"));
    const { cookie, address } = await beginVisit(services, institution, senderOf(c, settings));
    const secure = isHttps(settings);
    const maxAge = VISIT_LASTS / 1000;
    // Lax, as the way back comes from another site.
    setCookie(c, COOKIE, cookie, { path: PATH, httpOnly: true, sameSite: "Lax", secure, maxAge });
    return c.redirect(address, 303);
  });
  // The institution's own server posts here: with a token that it signed, no cookie and no form of ours.
  app.post(`${PATH}/:name/logout`, async (c) => {
    const institution = institutionNamed(services, c.req.param("name"));
    const { logout_token: token } = await c.req.parseBody();
    const ended = typeof token === "string" && (await endByInstitution(services, institution, token));
    c.header("Cache-Control", "no-store");
    return ended ? c.body(null, 200) : c.json({ error: "invalid_request" }, 400);
  });
  app.get(`${PATH}/:name/out`, async (c) => {
    const institution = institutionNamed(services, c.req.param("name"));
    const end = await endAddress(services, institution);
    return c.html(documentOf(<SignedOutPage context={visitOf(c)} label={institution.label} end={end} />));
  });
  app.get(`${PATH}/:name/back`, async (c) => {
    const institution = institutionNamed(services, c.req.param("name"));
    const cookie = takenCookie(c);
    const account = await endVisit(services, institution, { cookie, search: new URL(c.req.url).search });
    await startSession(c, services, { account, institution: true });
    return c.redirect(await firstPageOf(services, { account, institution: true }), 303);
  });
}

function takenCookie(c: Context): string {
  const cookie = getCookie(c, COOKIE) ?? "";
  deleteCookie(c, COOKIE, { path: PATH });
  return cookie;
}
