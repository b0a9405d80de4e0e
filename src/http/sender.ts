import { isIPv6 } from "node:net";
import { getConnInfo } from "@hono/node-server/conninfo";
import type { Request } from "./environment.ts";
import type { Settings } from "./settings.ts";

/**
 * Whose an address is, for counting: of IPv6 the first 64 bits, for whoever has one address there has them all. IPv4, also written as
 * IPv6, and what is no address stay what they are.
 */
export function networkOf(address: string): string {
  const [bare = ""] = address.split("%");
  if (!isIPv6(bare)) return address;
  const plain = new URL(`http://[${bare}]`).hostname.slice(1, -1);
  const [, high, low] = /^::ffff:([0-9a-f]+):([0-9a-f]+)$/.exec(plain) ?? [];
  if (high !== undefined && low !== undefined) return [high, low].flatMap(bytesOf).join(".");
  const [head = [], tail = []] = plain.split("::").map((part) => part.split(":").filter((group) => group !== ""));
  const between = Array.from({ length: 8 - head.length - tail.length }, () => "0");
  return `${[...head, ...between, ...tail].slice(0, 4).join(":")}::/64`;
}

const bytesOf = (group: string): readonly number[] => {
  const value = Number.parseInt(group, 16);
  return [Math.floor(value / 256), value % 256];
};

/** Where a request comes from: only a trusted proxy is believed about somebody else's address. */
export const senderOf = (c: Request, settings: Settings): string => networkOf(addressOf(c, settings));

function addressOf(c: Request, { TRUST_PROXY }: Settings): string {
  const forwarded = TRUST_PROXY ? c.req.header("X-Forwarded-For")?.split(",").at(-1)?.trim() : undefined;
  // A request that came over no connection comes from this process itself.
  const { incoming, server } = (c.env ?? {}) as { readonly incoming?: unknown; readonly server?: unknown };
  if (incoming === undefined && server === undefined) return forwarded ?? "";
  return forwarded ?? getConnInfo(c).remote.address ?? "";
}
