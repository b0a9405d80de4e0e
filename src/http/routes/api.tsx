import { Refusal } from "../../register/refusal.ts";
import { documentOf } from "../../web/components/layout.tsx";
import { ApiPage } from "../../web/pages/api.tsx";
import { API } from "../api/address.ts";
import type { Handler } from "../api/handler.ts";
import { forPrograms } from "../api/middleware.ts";
import { openApi } from "../api/openapi.ts";
import { type OperationName, operations } from "../api/operations.ts";
import type { App, Request } from "../environment.ts";
import { etagOf, hasAlready } from "../etag.ts";
import type { Services } from "../services.ts";
import { bookVisitOf, visitOf } from "../visit.ts";
import { READ } from "./api-read.ts";

const HANDLERS: Readonly<Record<OperationName, Handler>> = { ...READ };

/** The interface for programs: its operations, its document and its reference page. */
export function apiRoutes(app: App, services: Services): void {
  const document = openApi(services.settings);
  app.get("/api", (c) => c.html(documentOf(<ApiPage context={visitOf(c)} document={document} />)));
  app.use(API, forPrograms());
  app.use(`${API}/*`, forPrograms());
  app.get(`${API}/openapi.json`, published(JSON.stringify(document)));
  for (const [name, { method, path }] of operations) {
    const handler = HANDLERS[name];
    app.on(method.toUpperCase(), routeOf(path), (c) => handler({ c, services, visit: () => bookVisitOf(c, services) }));
  }
  for (const path of new Set(operations.map(([, operation]) => operation.path))) {
    const allow = methodsAt(path).join(", ");
    app.all(routeOf(path), () => {
      throw new Refusal("method-unknown", { allow });
    });
  }
}

const routeOf = (path: string): string => API + path.replaceAll(/\{(\w+)\}/g, ":$1");

function methodsAt(path: string): readonly string[] {
  const methods = operations.flatMap(([, one]) => (one.path === path ? [one.method.toUpperCase()] : []));
  return methods.includes("GET") ? [...methods, "HEAD"] : methods;
}

/** Whoever builds a program may read the document from a page of their own. */
function published(body: string) {
  const etag = etagOf(body);
  const headers = {
    "Content-Type": "application/json; charset=utf-8",
    "Access-Control-Allow-Origin": "*",
    "Cache-Control": "public, max-age=300",
    ETag: etag,
  };
  return (c: Request) => (hasAlready(c, etag) ? c.body(null, 304, headers) : c.body(body, 200, headers));
}
