import type { MiddlewareHandler } from "hono";
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
export const securityHeaders =
  (settings: Settings): MiddlewareHandler =>
  async (c, next) => {
    c.header("Content-Security-Policy", CSP);
    c.header("X-Content-Type-Options", "nosniff");
    c.header("Referrer-Policy", "no-referrer");
    c.header("X-Frame-Options", "DENY");
    c.header("Cross-Origin-Opener-Policy", "same-origin");
    c.header("Cross-Origin-Resource-Policy", "same-origin");
    c.header("Permissions-Policy", POLICY);
    c.header("Cache-Control", "private, no-store");
    if (isHttps(settings)) c.header("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
    // Set before the page is drawn: an answer that is touched afterwards is taken apart and put together again.
    await next();
  };
