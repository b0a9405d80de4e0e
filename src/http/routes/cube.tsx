import { CLASS } from "../../mirror/cube/cell.ts";
import { documentOf } from "../../web/components/layout.tsx";
import { CubePage } from "../../web/pages/cube.tsx";
import { cubeJson, cubesIn } from "../cubes.ts";
import type { App } from "../environment.ts";
import type { Services } from "../services.ts";
import { bookVisitOf } from "../visit.ts";

/** The yearly numbers of a book: the same for everybody, as a page and as data. */
export function cubeRoutes(app: App, services: Services): void {
  app.get("/b/:book/cube", async (c) => {
    const visit = await bookVisitOf(c, services);
    const cubes = await cubesIn(services, visit);
    return c.html(documentOf(<CubePage context={visit} cubes={cubes} />));
  });
  app.get("/b/:book/cube.json", async (c) =>
    c.json((await cubesIn(services, await bookVisitOf(c, services))).map(cubeJson)),
  );
  app.get("/b/:book/cube.csv", async (c) => {
    const cubes = await cubesIn(services, await bookVisitOf(c, services));
    const lines = cubes.flatMap(({ year, cells }) =>
      cells.map(({ path, least }) => [year, path.join("/"), least, least + CLASS - 1].join(",")),
    );
    return c.body(`${["year,what,least,most", ...lines].join("\r\n")}\r\n`, 200, {
      "Content-Type": "text/csv; charset=utf-8",
    });
  });
}
