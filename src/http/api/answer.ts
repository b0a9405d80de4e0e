import type { Request } from "../environment.ts";
import { etagOf, hasAlready } from "../etag.ts";
import type { Page } from "./paging.ts";

const JSON_TYPE = "application/json; charset=utf-8";

/** An answer as JSON, with the tag of what this reader gets; nothing on the way may keep it. */
export function answer(c: Request, body: object, status: 200 | 201 = 200): Response {
  const text = JSON.stringify(body);
  const etag = etagOf(text);
  const headers = { "Content-Type": JSON_TYPE, ETag: etag, "Cache-Control": "no-store" };
  if (status === 200 && hasAlready(c, etag)) return c.body(null, 304, headers);
  return c.body(text, status, headers);
}

/** All went well, and there is nothing to say. */
export const answerNothing = (c: Request): Response => c.body(null, 204, { "Cache-Control": "no-store" });

/** A page of a list; where the next one begins stands in it and in the Link header. */
export function answerPage<T extends object>(c: Request, { items, next }: Page<T>): Response {
  if (next !== null) {
    const url = new URL(c.req.url);
    url.searchParams.set("cursor", next);
    c.header("Link", `<${url.pathname}${url.search}>; rel="next"`);
  }
  return answer(c, { items, next });
}
