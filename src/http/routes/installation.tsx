import { Refusal } from "../../register/refusal.ts";
import { themeStyle } from "../../web/themes.ts";
import { themeNamed } from "../themes.ts";
import { books } from "../../storage/books.ts";
import { documentOf } from "../../web/components/layout.tsx";
import { AboutPage } from "../../web/pages/about.tsx";
import { AccessibilityPage } from "../../web/pages/accessibility.tsx";
import { BenefitGuidePage } from "../../web/pages/benefit-guide.tsx";
import { PrivacyPage } from "../../web/pages/privacy.tsx";
import { HomePage } from "../../web/pages/home.tsx";
import type { App } from "../environment.ts";
import type { Services } from "../services.ts";
import type { Settings } from "../settings.ts";
import { visitOf } from "../visit.ts";

const WELL_KNOWN = "/.well-known/security.txt";

/** Pages of the installation, and what every page needs. */
export function installationRoutes(app: App, { engine, settings, secrets }: Services): void {
  app.get("/", async (c) => {
    const shown = (await books(engine)).map(({ id, type, settings: s }) => ({
      slug: id,
      type,
      name: s.name,
      place: s.place,
      note: s.note,
    }));
    return c.html(documentOf(<HomePage context={visitOf(c)} books={shown} />));
  });
  app.get("/privacy", async (c) => {
    const written = (await books(engine)).filter(({ type }) => type === "neighbourhood" || type === "register");
    const shown = written.map(({ id, settings: { name, holder } }) => ({ slug: id, name, holder }));
    return c.html(documentOf(<PrivacyPage context={visitOf(c)} books={shown} runBy={settings.RUN_BY} />));
  });
  app.get("/about", (c) => c.html(documentOf(<AboutPage context={visitOf(c)} />)));
  app.get("/accessibility", (c) => c.html(documentOf(<AccessibilityPage context={visitOf(c)} />)));
  app.get("/benefit-guide", (c) => c.html(documentOf(<BenefitGuidePage context={visitOf(c)} />)));
  app.get("/theme/:file{[a-z0-9-]+\\.css}", (c) => {
    const theme = themeNamed(settings, c.req.param("file").replace(/\.css$/, ""));
    if (!theme) throw new Refusal("entry-unknown");
    return c.body(themeStyle(theme), 200, {
      "Content-Type": "text/css; charset=UTF-8",
      "Cache-Control": "public, max-age=300",
    });
  });
  app.get(WELL_KNOWN, (c) => {
    if (settings.SECURITY_CONTACT === undefined) throw new Refusal("entry-unknown");
    return c.text(securityText(settings, settings.SECURITY_CONTACT, secrets.clock()));
  });
  app.get("/health", async (c) => {
    await engine.query("SELECT 1 AS up");
    return c.json({ up: true });
  });
}

/** Where a weakness is told (RFC 9116); without somebody who reads it there is no such file. It never says that it holds for a year. */
function securityText({ BASE_URL }: Settings, contact: string, now: Date): string {
  const expires = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 6, 1)).toISOString();
  const canonical = `${BASE_URL}${WELL_KNOWN}`;
  const lines = { Contact: contact, Expires: expires, "Preferred-Languages": "nl, en", Canonical: canonical };
  return Object.entries(lines)
    .map(([name, value]) => `${name}: ${value}\n`)
    .join("");
}
