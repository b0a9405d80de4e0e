import { matchedRoutes } from "hono/route";
import type { MiddlewareHandler } from "hono";
import { Refusal } from "../register/refusal.ts";
import { countAttempt } from "../storage/attempts.ts";
import { isApi } from "./api/address.ts";
import type { Environment, Request } from "./environment.ts";
import { limitOf, type PostLimit } from "./post-limits.ts";
import { senderOf } from "./sender.ts";
import type { Services } from "./services.ts";

/** So many are counted in the database at once, before they come: one question to it in twenty, and never more than a tenth of the limit. */
const AHEAD = 20;
const aheadOf = (most: number): number => Math.max(1, Math.min(AHEAD, Math.floor(most / 10)));
/** Of so many accounts and addresses a process knows what is left; of others it asks anew. */
const MANY = 10_000;
/** Where a page of its own says that it was too often, in seconds: the slot in which codes and mails are counted. */
const QUARTER = 900;

/** What one process may still let through of one account or address in a slot of time. */
interface Share {
  readonly slot: number;
  left: number;
  full: boolean;
  asking: Promise<void> | undefined;
}

type Counting = Pick<Services, "engine" | "secrets">;

/** Of this process, with one database: a site that is made anew on it goes on with what is left. */
const known = new WeakMap<Services["engine"], Map<string, Share>>();

function sharesOf(engine: Services["engine"]): Map<string, Share> {
  const shares = known.get(engine) ?? new Map<string, Share>();
  known.set(engine, shares);
  return shares;
}

/**
 * Counts posts per account or address, in the database and over all processes: each process takes a share and uses it up. Throws
 * "too-many-tries" with how long to wait. Of people reading is not counted; of programs each request is, the same way.
 */
export function postCounts({ engine, secrets }: Counting, shares = sharesOf(engine)) {
  const shareOf = (name: string, slot: number): Share => {
    const before = shares.get(name);
    if (before?.slot === slot) return before;
    const share: Share = { slot, left: 0, full: false, asking: undefined };
    shares.delete(name);
    shares.set(name, share);
    const [oldest] = shares.size > MANY ? shares.keys() : [];
    if (oldest !== undefined) shares.delete(oldest);
    return share;
  };
  const takeMore = async (name: string, share: Share, { most, every }: PostLimit): Promise<void> => {
    const slot = new Date(share.slot * every).toISOString();
    const ahead = aheadOf(most);
    const total = await countAttempt(engine, name, slot, ahead);
    share.left = Math.min(ahead, most - (total - ahead));
    share.full = share.left <= 0;
  };
  return async (whose: string, limit: PostLimit): Promise<void> => {
    const now = secrets.clock().getTime();
    const slot = Math.floor(now / limit.every);
    const name = `post-${limit.sort}:${secrets.sha256(whose)}`;
    const share = shareOf(name, slot);
    while (share.left <= 0) {
      if (share.full)
        throw new Refusal("too-many-tries", { retry: Math.ceil(((slot + 1) * limit.every - now) / 1000) });
      share.asking ??= takeMore(name, share, limit).finally(() => (share.asking = undefined));
      await share.asking;
    }
    share.left -= 1;
  };
}

/** Every form is counted before it is read (of programs each request is, by its key); an answer that says "too often" says when to come back. */
export function countedPosts(services: Services): MiddlewareHandler<Environment> {
  const count = postCounts(services);
  return async (c, next) => {
    if (c.req.method === "GET" || c.req.method === "HEAD" || isKeyed(c)) return next();
    const account = c.get("signedIn")?.account;
    const whose = account === undefined ? `address ${senderOf(c, services.settings)}` : `account ${account}`;
    await count(whose, limitOf(routeOf(c)));
    await next();
    if (c.res.status === 429 && !c.res.headers.has("Retry-After")) c.header("Retry-After", String(QUARTER));
  };
}

/** A program's key is counted by itself, not as the address that it shares with others. */
const isKeyed = (c: Request): boolean => isApi(c) && c.req.header("Authorization") !== undefined;

/** The route that answers in the end, not one that only passes by. */
const routeOf = (c: Request): string | undefined =>
  matchedRoutes(c).findLast(({ method }) => method === c.req.method)?.path;
