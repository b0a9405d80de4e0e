import { gzipSync } from "node:zlib";
import type { MiddlewareHandler } from "hono";
import type { BodyData } from "hono/utils/body";
import { compress } from "hono/compress";
import { getCookie, setCookie } from "hono/cookie";
import { Refusal } from "../register/refusal.ts";
import { isLocale, LOCALES } from "../web/texts.ts";
import { isApi } from "./api/address.ts";
import { isTokenOf } from "./csrf.ts";
import type { Environment, Request } from "./environment.ts";
import type { Services } from "./services.ts";
import { limitOf } from "./form-limits.ts";
import { formIn, isMultipart, isTyped, typedIn } from "./form-stream.ts";
import { isRenewalDue, renewSecret, signedInBy } from "./sessions.ts";
import { isHttps, type Settings } from "./settings.ts";

type Middleware = MiddlewareHandler<Environment>;

/** A request has a number, under which the log knows it; the log holds no names and no texts. */
export const requestIds =
  ({ secrets, settings }: Services): Middleware =>
  async (c, next) => {
    const begun = secrets.clock().getTime();
    c.set("requestId", secrets.newId().slice(0, 8));
    await next();
    if (settings.LOG !== "requests") return;
    const ms = secrets.clock().getTime() - begun;
    console.log(
      JSON.stringify({ id: c.get("requestId"), method: c.req.method, path: c.req.routePath, status: c.res.status, ms }),
    );
  };

/** A year. No script reads it. */
const LANGUAGE = { path: "/", sameSite: "Lax", httpOnly: true, maxAge: 31_536_000 } as const;

/** Dutch, unless somebody chose another language with ?lang=, which is remembered. */
export const languages =
  ({ texts, settings }: Services): Middleware =>
  async (c, next) => {
    const asked = c.req.query("lang");
    const chosen = asked !== undefined && isLocale(asked) ? asked : undefined;
    const remembered = getCookie(c, "lang");
    if (chosen && !isApi(c)) setCookie(c, "lang", chosen, { ...LANGUAGE, secure: isHttps(settings) });
    c.set("locale", chosen ?? (remembered !== undefined && isLocale(remembered) ? remembered : LOCALES[0]));
    c.set("texts", isApi(c) ? { in: (locale) => texts.in(locale).plain } : texts);
    await next();
  };

export const sessions =
  (services: Services): Middleware =>
  async (c, next) => {
    const signedIn = isApi(c) ? undefined : await signedInBy(c, services);
    c.set("signedIn", signedIn);
    await next();
    if (!signedIn || !isRenewalDue(services, signedIn)) return;
    // A file that proxies may keep carries nobody's cookie.
    const shared = c.res.headers.get("Cache-Control")?.startsWith("public") === true;
    if (!shared) await renewSecret(c, services, signedIn);
  };

/**
 * Pages get shorter on the way. To somebody signed in only those into which nobody can put words by an address: beside what only they
 * may read, the length of the answer would tell whether the words are the same (BREACH).
 */
export const shorter = (): Middleware => {
  const compressed = compress();
  return async (c, next) => {
    const may = (status: number): boolean =>
      c.get("signedIn") === undefined || (c.req.method === "GET" && c.get("fixed") && status >= 200 && status < 300);
    const asked = c.req.header("Accept-Encoding");
    if (c.req.method !== "HEAD" && /\bgzip\b(?!;q=0)/.test(asked ?? "")) packPages(c, may);
    await next();
    if (asked !== undefined && may(c.res.status)) await compressed(c, () => Promise.resolve());
  };
};

/** A NUL is in no text that people type, and a database keeps none: nothing is called so. */
export const withoutNul = (): Middleware => (c, next) => {
  if (c.req.url.includes("%00")) throw new Refusal("entry-unknown");
  return next();
};

/** Pages are packed as they are drawn, which costs a tenth of packing the finished answer. */
function packPages(c: Request, may: (status: number) => boolean): void {
  const plain = c.html;
  const packed = (page: string, status?: 200, headers?: Readonly<Record<string, string>>): Response =>
    may(status ?? 200)
      ? c.body(new Uint8Array(gzipSync(page)), status ?? 200, { ...PACKED, ...headers })
      : plain(page, status, headers);
  c.html = packed as typeof plain;
}

const PACKED = { "Content-Type": "text/html; charset=UTF-8", "Content-Encoding": "gzip" };

/** A form from another site is refused; one of a signed-in visitor must carry the session's own token. */
export const ownFormsOnly =
  ({ settings }: Services): Middleware =>
  async (c, next) => {
    if (c.req.method === "GET" || c.req.method === "HEAD" || isApi(c)) return next();
    if (isForeign(c.req.raw.headers, settings)) throw new Refusal("not-signed-in");
    const { csrf } = await wholeForm(c, settings);
    const signedIn = c.get("signedIn");
    if (signedIn && !isTokenOf(csrf, signedIn.csrf)) throw new Refusal("not-signed-in");
    return next();
  };

/** A form that breaks off half way, is none, or holds a NUL is the sender's doing: it is refused, not reported as a bug. */
async function wholeForm(c: Request, settings: Settings): Promise<BodyData<{ all: true }>> {
  // Kept where every later reading of this form looks first.
  if (isMultipart(c)) c.req.bodyCache.formData = await formIn(c, limitOf(c, settings));
  try {
    if (isTyped(c)) c.req.bodyCache.formData = await typedIn(c);
    const form = await c.req.parseBody({ all: true });
    const [field] = Object.entries(form).find((texts) => texts.flat().some(hasNul)) ?? [];
    if (field !== undefined) throw new Refusal("field-wrong", { field: field.replaceAll("\0", ""), problem: "text" });
    return form;
  } catch (error) {
    if (error instanceof TypeError) throw new Refusal("file-unreadable");
    throw error;
  }
}

const hasNul = (value: string | File): boolean => typeof value === "string" && value.includes("\0");

/** Browsers that hide the address a form came from send "Origin: null", and then say "same-origin" in Sec-Fetch-Site. */
function isForeign(headers: Headers, settings: Settings): boolean {
  const site = headers.get("Sec-Fetch-Site");
  if (site !== null) return site !== "same-origin" && site !== "none";
  const origin = headers.get("Origin");
  if (origin === null || !URL.canParse(origin)) return false;
  return ![headers.get("Host"), new URL(settings.BASE_URL).host].includes(new URL(origin).host);
}
