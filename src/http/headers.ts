import type { MiddlewareHandler } from "hono";
import type { Environment, Request } from "./environment.ts";
import { isHttps, type Settings } from "./settings.ts";

const CSP = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** What no page uses, and so no script on it may. */
const POLICY = ["camera", "display-capture", "geolocation", "microphone", "payment", "usb", "browsing-topics"]
  .map((feature) => `${feature}=()`)
  .join(", ");

/** Headers as internet.nl tests them; nothing inline, nothing from elsewhere, nothing kept of what a member reads. */
const ALWAYS = {
  "Content-Security-Policy": CSP,
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  "X-Frame-Options": "DENY",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Permissions-Policy": POLICY,
  "Cache-Control": "private, no-store",
  Vary: "Accept-Encoding",
};
const WITH_HTTPS = { "Strict-Transport-Security": "max-age=31536000; includeSubDomains" };

const HTML = "text/html; charset=UTF-8";

type Names = Readonly<Record<string, string>>;

/** Every answer carries them, and its own number; what an answer says of one itself goes first. */
export function securityHeaders(settings: Settings): MiddlewareHandler<Environment> {
  const always: Names = { ...ALWAYS, ...(isHttps(settings) && WITH_HTTPS) };
  return async (c, next) => {
    const all = { ...always, "X-Request-Id": c.get("requestId") };
    const isPlain = plainPages(c, all);
    await next();
    if (isPlain(c.res)) return;
    for (const [name, value] of Object.entries(all)) if (!c.res.headers.has(name)) c.res.headers.set(name, value);
  };
}

/**
 * A page of which nothing more is said goes out with its headers as they stand here, which costs a tenth of checking, sorting and
 * copying them.
 * @returns whether an answer is such a page
 */
function plainPages(c: Request, all: Names): (answer: Response) => boolean {
  const { html, header } = c;
  let last: Response | undefined;
  let saidMore = false;
  c.header = (...said) => {
    saidMore = true;
    header(...said);
  };
  const page = (text: string, status = 200, more?: Names): Response => {
    if (saidMore) return html(text, status as 200, more);
    last = new Response(text, { status, headers: { ...all, "Content-Type": HTML, ...more } });
    return last;
  };
  c.html = page as typeof html;
  return (answer) => answer === last;
}
