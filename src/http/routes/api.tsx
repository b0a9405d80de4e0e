import { Refusal } from "../../register/refusal.ts";
import { documentOf } from "../../web/components/layout.tsx";
import { ApiPage } from "../../web/pages/api.tsx";
import { API } from "../api/address.ts";
import { asked } from "../api/asked.ts";
import type { Handler, HandlersOf } from "../api/handler.ts";
import { forPrograms, mayGive } from "../api/middleware.ts";
import { openApi } from "../api/openapi.ts";
import type { Operation } from "../api/operation.ts";
import { operations, type OPERATIONS } from "../api/operations.ts";
import type { App, Request } from "../environment.ts";
import { etagOf, hasAlready } from "../etag.ts";
import type { Services } from "../services.ts";
import type { Caller } from "../tokens.ts";
import { anyBookVisit, visitOf } from "../visit.ts";
import { KEEP } from "./api-keeping.ts";
import { KNOCK } from "./api-knock.ts";
import { LETTER } from "./api-letter.ts";
import { OWN } from "./api-own.ts";
import { READ } from "./api-read.ts";
import { REPORT } from "./api-report.ts";
import { SAY_TOGETHER } from "./api-together.ts";
import { WRITE } from "./api-write.ts";

const HANDLERS: HandlersOf<typeof OPERATIONS> = {
  ...READ,
  ...KEEP,
  ...WRITE,
  ...LETTER,
  ...OWN,
  ...KNOCK,
  ...REPORT,
  ...SAY_TOGETHER,
};

/** The interface for programs: its operations, its document and its reference page. */
export function apiRoutes(app: App, services: Services): void {
  const document = openApi(services.settings);
  app.get("/api", (c) => c.html(documentOf(<ApiPage context={visitOf(c)} document={document} />)));
  app.use(`${API}/*`, forPrograms(services));
  app.get(`${API}/openapi.json`, published(JSON.stringify(document)));
  for (const [name, operation] of operations) {
    // A loop does not see which query belongs to which.
    const handler = HANDLERS[name] as Handler;
    app.on(operation.method.toUpperCase(), routeOf(operation.path), (c) => {
      const caller = c.get("caller");
      mayGive(c, operation.gives);
      mayAsk(operation, caller);
      const query = operation.query && asked(c, operation.query);
      return handler({ c, services, caller, query, visit: () => anyBookVisit(c, services) });
    });
  }
  for (const path of new Set(operations.map(([, operation]) => operation.path))) {
    const allow = methodsAt(path).join(", ");
    app.all(routeOf(path), () => {
      throw new Refusal("method-unknown", { allow });
    });
  }
}

/** Whether the key that was sent, or none, may do this. Throws "token-wrong" and "token-scope". */
function mayAsk({ scope }: Operation, caller: Caller | undefined): void {
  if (scope !== undefined && !caller) throw new Refusal("token-wrong");
  const needed = scope ?? "read";
  if (caller && !caller.scopes.includes(needed)) throw new Refusal("token-scope", { scope: needed });
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
  return (c: Request) => {
    mayGive(c);
    return hasAlready(c, etag) ? c.body(null, 304, headers) : c.body(body, 200, headers);
  };
}
