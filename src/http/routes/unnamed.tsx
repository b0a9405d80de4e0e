import { asEntryId } from "../../register/ids.ts";
import { concernedBy } from "../../register/register.ts";
import { entryAddress } from "../../web/addresses.ts";
import { documentOf } from "../../web/components/layout.tsx";
import { UnnamedListPage, UnnamedPage } from "../../web/pages/unnamed.tsx";
import { noteDelivery } from "../delivery.ts";
import type { App } from "../environment.ts";
import { noteLook } from "../looks.ts";
import type { Services } from "../services.ts";
import { bookVisitOf } from "../visit.ts";

/** Requests to whoever looks, first without the name of who asked. It is a look, and the request has arrived, as on its own page. */
export function unnamedRoutes(app: App, services: Services): void {
  app.get("/b/:book/unnamed", async (c) =>
    c.html(documentOf(<UnnamedListPage context={await bookVisitOf(c, services)} />)),
  );
  app.get("/b/:book/unnamed/:id", async (c) => {
    const visit = await bookVisitOf(c, services);
    const id = asEntryId(c.req.param("id"));
    const page = documentOf(<UnnamedPage context={visit} id={id} />);
    const { register, slug } = visit.book;
    await noteLook(services, { ...visit, path: entryAddress(slug, id) }, concernedBy(register, id));
    await noteDelivery(services, visit, register.rowOf.get(id) ?? -1);
    return c.html(page);
  });
}
