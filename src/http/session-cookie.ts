import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { isHttps, type Settings } from "./settings.ts";

/** With https the name itself forbids other hosts and plain http to set it. */
const common = (settings: Settings) => ({
  httpOnly: true,
  sameSite: "Lax" as const,
  path: "/",
  secure: isHttps(settings),
  ...(isHttps(settings) && { prefix: "host" as const }),
});

export const secretIn = (c: Context, settings: Settings): string | undefined =>
  (isHttps(settings) ? getCookie(c, "session", "host") : getCookie(c, "session")) || undefined;

export const setSecret = (c: Context, settings: Settings, secret: string, expires: string): void =>
  setCookie(c, "session", secret, { ...common(settings), expires: new Date(expires) });

export const dropSecret = (c: Context, settings: Settings): void => void deleteCookie(c, "session", common(settings));
