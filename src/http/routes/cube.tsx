import { CLASS } from "../../mirror/cube/cell.ts";
import type { Cube } from "../../mirror/cube/yearly.ts";
import { documentOf } from "../../web/components/layout.tsx";
import { CubePage } from "../../web/pages/cube.tsx";
import { issuedCubes } from "../cubes.ts";
import type { App, Request } from "../environment.ts";
import type { Services } from "../services.ts";
import { type BookVisit, bookVisitOf } from "../visit.ts";

/** The yearly numbers of a book: the same for everybody, as a page and as data. */
export function cubeRoutes(app: App, services: Services): void {
  app.get("/b/:book/cube", async (c) => {
    const { visit, cubes } = await cubesIn(c, services);
    return c.html(documentOf(<CubePage context={visit} cubes={cubes} />));
  });
  app.get("/b/:book/cube.json", async (c) => c.json((await cubesIn(c, services)).cubes.map(asData)));
  app.get("/b/:book/cube.csv", async (c) => {
    const { cubes } = await cubesIn(c, services);
    const lines = cubes.flatMap(({ year, cells }) =>
      cells.map(({ path, least }) => [year, path.join("/"), least, least + CLASS - 1].join(",")),
    );
    return c.body(`${["year,what,least,most", ...lines].join("\r\n")}\r\n`, 200, {
      "Content-Type": "text/csv; charset=utf-8",
    });
  });
}

const asData = ({ year, cells }: Cube) => ({
  year,
  cells: cells.map(({ path, least }) => ({ what: path, least, most: least + CLASS - 1 })),
});

async function cubesIn(c: Request, services: Services): Promise<{ visit: BookVisit; cubes: readonly Cube[] }> {
  const visit = await bookVisitOf(c, services);
  const now = services.secrets.clock().getTime();
  const { record } = visit.open;
  // Samples and registers are public: there is nothing in them that only some may read.
  if (record.type !== "neighbourhood") return { visit, cubes: [] };
  return { visit, cubes: await issuedCubes(services.engine, { book: record.id, columns: visit.book.columns, now }) };
}
