import type { MiddlewareHandler } from "hono";
import type { Environment } from "./environment.ts";

export const SIXTEEN = "/sixteen";

/** Where an account is used: in books, for keeping them, and for itself. */
const ASKED = /^\/(b|steward|account)(\/|$)/;
/** The tick on the terms of a book says it too; taking everything out and erasing stand open to anybody. */
const OPEN = /^\/b\/[^/]+\/terms$|^(\/account|\/b\/[^/]+\/parties\/[^/]+)\/(take-out|erase)(\/|$)/;

/** Accounts are from 16: whoever never said so is asked before anything else, however they came in. */
export const sixteenFirst: MiddlewareHandler<Environment> = async (c, next) => {
  const { path, method, url } = c.req;
  if (c.get("signedIn")?.sixteen !== "" || !ASKED.test(path) || OPEN.test(path)) return next();
  const asked = method === "GET" ? `?next=${encodeURIComponent(path + new URL(url).search)}` : "";
  return c.redirect(SIXTEEN + asked, 303);
};
