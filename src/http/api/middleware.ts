import type { MiddlewareHandler } from "hono";
import { preferred, preferredLocale } from "../accept.ts";
import { Refusal } from "../../register/refusal.ts";
import { isLocale, LOCALES } from "../../web/texts.ts";
import type { Environment, Request } from "../environment.ts";
import { postCounts } from "../post-counts.ts";
import { senderOf } from "../sender.ts";
import type { Services } from "../services.ts";
import { type Caller, callerBy } from "../tokens.ts";
import { API_VERSION } from "./address.ts";

/** What every request of a program meets: its language, the version of the interface, whose key it sends and how often. */
export function forPrograms(services: Services): MiddlewareHandler<Environment> {
  const count = countedRequests(services);
  return async (c, next) => {
    c.set("locale", localeOf(c));
    const caller = await callerBy(services, c.req.header("Authorization")).catch(async (error: unknown) => {
      await count.wrong(senderOf(c, services.settings));
      throw error;
    });
    c.set("caller", caller);
    if (caller) await count.right(caller, c.req.method);
    await next();
    c.header("API-Version", API_VERSION);
    c.header("Content-Language", c.get("locale"));
    c.header("Vary", "Accept-Encoding, Accept-Language, Authorization");
  };
}

/** `lang` in the address, else the first language of Accept-Language that there is; no cookie says anything here. */
function localeOf(c: Request): (typeof LOCALES)[number] {
  const asked = c.req.query("lang")?.toLowerCase().split("-")[0] ?? "";
  return isLocale(asked) ? asked : (preferredLocale(c.req.header("Accept-Language") ?? "") ?? LOCALES[0]);
}

const JSON_TYPES = ["application/json", "application/problem+json"];

/** Throws "format-unknown" where somebody takes none of the types that there are. */
export function mayGive(c: Request, types: readonly string[] = JSON_TYPES): void {
  const accept = c.req.header("Accept")?.trim() ?? "";
  const whole = types.map((type) => `${type.split("/")[0]}/*`);
  const taken =
    accept === "" || preferred(accept).some((one) => ["*/*", ...whole, ...types].includes(one.toLowerCase()));
  if (!taken) throw new Refusal("format-unknown");
}

const MINUTE = 60_000;
/** An account has more than one key, and writes less often than it reads. */
const KEYS = 3;
const READS_PER_WRITE = 5;

/** Requests with a wrong key, of one address: far above what a program does that was not told of its new key. */
const WRONG_KEYS = { sort: "key-wrong", most: 100, every: 10 * MINUTE };

/** Counts requests of a key and of the account that made it, over all processes. Throws "too-many-tries" with the seconds to wait. */
function countedRequests(services: Services) {
  const count = postCounts(services);
  const limit = (sort: string, most: number) => ({ sort, most: Math.ceil(most), every: MINUTE });
  return {
    wrong: (address: string): Promise<void> => count(`address ${address}`, WRONG_KEYS),
    right: async ({ token }: Caller, method: string): Promise<void> => {
      const most = services.settings.API_PER_MINUTE;
      await count(token.id, limit("key", most));
      await count(token.account, limit("key-account", most * KEYS));
      if (method !== "GET" && method !== "HEAD") await count(token.id, limit("key-write", most / READS_PER_WRITE));
    },
  };
}
