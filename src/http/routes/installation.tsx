import { books } from "../../storage/books.ts";
import { Mark } from "../../web/components/mark.tsx";
import { documentOf } from "../../web/components/layout.tsx";
import { AboutPage } from "../../web/pages/about.tsx";
import { AccessibilityPage } from "../../web/pages/accessibility.tsx";
import { BenefitGuidePage } from "../../web/pages/benefit-guide.tsx";
import { HomePage } from "../../web/pages/home.tsx";
import { ISLANDS } from "../../web/island-file.ts";
import { stylesheet } from "../../web/stylesheet.ts";
import type { App, Request } from "../environment.ts";
import { etagOf, hasAlready } from "../etag.ts";
import type { Services } from "../services.ts";
import { visitOf } from "../visit.ts";

/** Pages of the installation, and what every page needs. */
export function installationRoutes(app: App, { engine, settings }: Services): void {
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
  app.get("/about", (c) => c.html(documentOf(<AboutPage context={visitOf(c)} />)));
  app.get("/accessibility", (c) => c.html(documentOf(<AccessibilityPage context={visitOf(c)} />)));
  app.get("/benefit-guide", (c) => c.html(documentOf(<BenefitGuidePage context={visitOf(c)} />)));
  app.get("/style.css", asset("text/css; charset=utf-8", stylesheet));
  for (const { path, code } of ISLANDS) app.get(path, asset("text/javascript; charset=utf-8", code, FOR_GOOD));
  app.get(
    "/icon.svg",
    asset("image/svg+xml", String(<Mark />).replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ')),
  );
  app.get("/robots.txt", asset("text/plain; charset=utf-8", "User-agent: *\nDisallow: /b/\n"));
  app.get("/.well-known/security.txt", asset("text/plain; charset=utf-8", `Policy: ${settings.BASE_URL}/about\n`));
  app.get("/health", async (c) => {
    await engine.query("SELECT 1 AS up");
    return c.json({ up: true });
  });
}

/** How long a browser keeps a file: a while, or for good when its address changes with it. */
const [A_WHILE, FOR_GOOD] = ["public, max-age=300", "public, max-age=31536000, immutable"];

/** A file that is part of the program: sent again only after it changed. */
function asset(type: string, body: string, keep = A_WHILE) {
  const etag = etagOf(body);
  const headers = { "Content-Type": type, "Cache-Control": keep, ETag: etag };
  return (c: Request) => (hasAlready(c, etag) ? c.body(null, 304, headers) : c.body(body, 200, headers));
}
