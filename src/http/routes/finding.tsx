import { gexfOf, graphmlOf } from "../../exchange/graph-file.ts";
import { asPartyId } from "../../register/ids.ts";
import { lensAddress } from "../../web/addresses.ts";
import { lensNamed, LENSES } from "../../mirror/mirror.ts";
import { documentOf } from "../../web/components/layout.tsx";
import { findingCsv, findingJson } from "../../web/finding-data.ts";
import { graphOfBook } from "../../web/graph-data.ts";
import { filtersOf } from "../../web/lens-filters.ts";
import { FindingPage } from "../../web/pages/finding.tsx";
import { MirrorPage } from "../../web/pages/mirror.tsx";
import { dearFinding } from "../dear-readings.ts";
import type { App, Request } from "../environment.ts";
import { etagOf, hasAlready } from "../etag.ts";
import { noteFinding, noteLook } from "../looks.ts";
import { found, foundOtherwise } from "../found.ts";
import type { Services } from "../services.ts";
import type { Tallied } from "../../web/tallied.ts";
import { ownCount } from "../tallying.ts";
import { type BookVisit, bookVisitOf } from "../visit.ts";

/** A finding is a link: a page, and the same address with .json or .csv. */
export function findingRoutes(app: App, services: Services): void {
  app.get("/b/:book/mirror", async (c) => {
    const visit = await bookVisitOf(c, services);
    return c.html(documentOf(<MirrorPage context={visit} lenses={LENSES.map(({ name }) => name)} />));
  });
  app.get("/b/:book/mirror/:lens{[a-z-]+}", async (c) => {
    const visit = await bookVisitOf(c, services);
    const lens = c.req.param("lens");
    await dearFinding(c, services, visit, lens);
    const drawn = documentOf(
      page(visit, {
        name: lens,
        site: services.settings.BASE_URL,
        tallied: lens === "load" ? await ownCount(services, visit) : undefined,
      }),
    );
    await noteFinding(services, visit, lens);
    return c.html(drawn);
  });
  app.get("/b/:book/mirror/:file{[a-z-]+\\.json}", async (c) => {
    const visit = await bookVisitOf(c, services);
    await dearFinding(c, services, visit, nameIn(c));
    const body = JSON.stringify(findingJson(visit, found(visit, nameIn(c)), foundOtherwise(visit, nameIn(c))));
    await noteFinding(services, visit, nameIn(c));
    return data(c, "application/json; charset=utf-8", body);
  });
  app.get("/b/:book/mirror/:file{[a-z-]+\\.csv}", async (c) => {
    const visit = await bookVisitOf(c, services);
    await dearFinding(c, services, visit, nameIn(c));
    const body = findingCsv(visit, found(visit, nameIn(c)), c.req.query("table"));
    await noteFinding(services, visit, nameIn(c));
    const other = c.req.query("versions") === "other" ? "-other-versions" : "";
    c.header("Content-Disposition", `attachment; filename="${visit.book.slug}-${nameIn(c)}${other}.csv"`);
    return data(c, "text/csv; charset=utf-8", body);
  });
  for (const [ending, write] of Object.entries(GRAPH_FILES))
    app.get(`/b/:book/mirror/landscape.${ending}`, async (c) => {
      const visit = await bookVisitOf(c, services);
      c.header("Content-Disposition", `attachment; filename="${visit.book.slug}-landscape.${ending}"`);
      const graph = graphOfBook(visit);
      const named = graph.nodes.map(({ id }) => asPartyId(id));
      await noteLook(services, { ...visit, path: lensAddress(visit.book.slug, "landscape") }, named);
      return data(c, "application/xml; charset=utf-8", write(graph));
    });
}

/** The neighbourhood map for network tools: what this viewer may see of it, as on its page. */
const GRAPH_FILES = { graphml: graphmlOf, gexf: gexfOf } as const;

const nameIn = (c: Request): string => (c.req.param("file") ?? "").replace(/\.[a-z]+$/, "");

interface Drawn {
  readonly name: string;
  readonly site: string;
  readonly tallied: Tallied | undefined;
}

function page(visit: BookVisit, { name, site, tallied }: Drawn) {
  const finding = found(visit, name);
  return (
    <FindingPage
      context={visit}
      finding={finding}
      site={site}
      filters={filtersOf(visit, lensNamed(name))}
      otherwise={foundOtherwise(visit, name)}
      tallied={tallied}
    />
  );
}

/** The tag is of what this viewer gets, so it says nothing about what is not readable. */
function data(c: Request, type: string, body: string): Response {
  const etag = etagOf(body);
  const headers = { "Content-Type": type, ETag: etag, "Cache-Control": "private, no-cache" };
  return hasAlready(c, etag) ? c.body(null, 304, headers) : c.body(body, 200, headers);
}
