import { gzipSync } from "node:zlib";
import { Mark } from "../../web/components/mark.tsx";
import { ISLANDS, STYLE, TALLY_WORKER } from "../../web/island-file.ts";
import type { App, Request } from "../environment.ts";
import { etagOf, hasAlready } from "../etag.ts";

/** How long a browser keeps a file: a while, or for good when its address changes with it. */
const [A_WHILE, FOR_GOOD] = ["public, max-age=300", "public, max-age=31536000, immutable"];

/** Files that are part of the program: the same for everybody, so that nobody is asked who they are. */
export function assetRoutes(app: App): void {
  app.get(STYLE.path, asset("text/css; charset=utf-8", STYLE.code, FOR_GOOD));
  app.get(TALLY_WORKER.path, asset("text/javascript; charset=utf-8", TALLY_WORKER.code));
  for (const { path, code } of ISLANDS) app.get(path, asset("text/javascript; charset=utf-8", code, FOR_GOOD));
  const icon = String(<Mark />).replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ');
  app.get("/icon.svg", asset("image/svg+xml", icon));
  app.get("/robots.txt", asset("text/plain; charset=utf-8", "User-agent: *\nDisallow: /b/\n"));
}

/** Sent again only after it changed, and compressed once. */
function asset(type: string, body: string, keep = A_WHILE) {
  const etag = etagOf(body);
  const headers = { "Content-Type": type, "Cache-Control": keep, Vary: "Accept-Encoding" };
  let packed: Uint8Array<ArrayBuffer> | undefined;
  return (c: Request): Response => {
    const shorter = /\bgzip\b/.test(c.req.header("Accept-Encoding") ?? "");
    const tagged = { ...headers, ETag: shorter ? `W/${etag}` : etag };
    if (hasAlready(c, etag)) return c.body(null, 304, tagged);
    if (!shorter) return c.body(body, 200, tagged);
    packed ??= new Uint8Array(gzipSync(body, { level: 9 }));
    return c.body(packed, 200, { ...tagged, "Content-Encoding": "gzip" });
  };
}
