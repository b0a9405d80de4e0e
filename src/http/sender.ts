import { getConnInfo } from "@hono/node-server/conninfo";
import type { Request } from "./environment.ts";
import type { Settings } from "./settings.ts";

/** Where a request comes from: only a trusted proxy is believed about somebody else's address. */
export function senderOf(c: Request, { TRUST_PROXY }: Settings): string {
  const forwarded = TRUST_PROXY ? c.req.header("X-Forwarded-For")?.split(",").at(-1)?.trim() : undefined;
  // A request that came over no connection comes from this process itself.
  const { incoming, server } = (c.env ?? {}) as { readonly incoming?: unknown; readonly server?: unknown };
  if (incoming === undefined && server === undefined) return forwarded ?? "";
  return forwarded ?? getConnInfo(c).remote.address ?? "";
}
