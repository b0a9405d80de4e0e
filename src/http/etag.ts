import { createHash } from "node:crypto";
import type { Request } from "./environment.ts";

/** A tag of what is sent: another body has another tag. */
export const etagOf = (body: string): string =>
  `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;

/** Whether the browser has this body already. On the way a tag turns weak where the body is compressed, so both forms count (RFC 9110, 13.1.2). */
export const hasAlready = (c: Request, etag: string): boolean =>
  (c.req.header("If-None-Match") ?? "").split(",").some((tag) => tag.trim().replace(/^W\//, "") === etag);
