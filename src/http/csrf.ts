import { chance } from "../desk/means.ts";

/**
 * A session's token as one page carries it: another text each time, so that the length of a compressed answer tells nothing of it
 * (BREACH).
 */
export function maskedToken(token: string): string {
  const plain = Buffer.from(token, "latin1");
  const mask = chance(plain.length);
  return Buffer.concat([mask, mixed(plain, mask)]).toString("base64url");
}

/** The token behind what a page carried; something else for what no page carried. */
export function plainToken(sent: string): string {
  const bytes = Buffer.from(sent, "base64url");
  const half = bytes.length >> 1;
  return mixed(bytes.subarray(half), bytes.subarray(0, half)).toString("latin1");
}

/** Whether a form carries the token of this session: as a page has it, or as it is. */
export const isTokenOf = (sent: unknown, token: string): boolean =>
  typeof sent === "string" && (sent === token || plainToken(sent) === token);

function mixed(bytes: Buffer, mask: Buffer): Buffer {
  const mix = Buffer.alloc(bytes.length);
  for (let i = 0; i < bytes.length; i++) mix[i] = (bytes[i] as number) ^ (mask[i] ?? 0);
  return mix;
}
