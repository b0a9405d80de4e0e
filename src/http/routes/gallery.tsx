import { LENSES } from "../../mirror/mirror.ts";
import { Refusal } from "../../register/refusal.ts";
import { documentOf } from "../../web/components/layout.tsx";
import { exampleOf, groupsOf, isLensGroup, LENS_GROUPS } from "../../web/lens-groups.ts";
import { type Example, GalleryPage } from "../../web/pages/gallery.tsx";
import type { App } from "../environment.ts";
import { found } from "../found.ts";
import type { Services } from "../services.ts";
import { type BookVisit, bookVisitOf } from "../visit.ts";

const NAMES = LENSES.map(({ name }) => name);

/** Every lens drawn on a practice book, a group of questions on a page. */
export function galleryRoutes(app: App, services: Services): void {
  app.get("/b/:book/gallery", (c) => c.redirect(`/b/${c.req.param("book")}/gallery/rules`, 303));
  app.get("/b/:book/gallery/:group{[a-z]+}", async (c) => {
    const visit = await bookVisitOf(c, services);
    const group = c.req.param("group");
    // In a real book each finding is opened by itself: what looks into a party's case leaves its trace there (never 7).
    if (visit.book.type !== "practice" || !isLensGroup(group)) throw new Refusal("lens-unknown", { lens: group });
    const lenses = LENS_GROUPS[group].filter((name) => NAMES.includes(name));
    const examples = lenses.map((name) => exampleIn(visit, name));
    return c.html(
      documentOf(<GalleryPage context={visit} group={group} groups={groupsOf(NAMES)} examples={examples} />),
    );
  });
}

function exampleIn(visit: BookVisit, name: string): Example {
  const query = exampleOf(visit.book.view, name);
  return { query, finding: found({ ...visit, query }, name) };
}
