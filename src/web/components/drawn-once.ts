import { raw } from "hono/html";
import type { HtmlEscapedString } from "hono/utils/html";
import type { Texts } from "../texts.ts";

/** Stands in no text. */
export const SEAM = "\u0000";

/** Markup on both sides of a seam; all of it stands before where there is none. */
export interface Around {
  readonly before: HtmlEscapedString;
  readonly after: HtmlEscapedString;
}

type Drawn = { toString(): string | Promise<string> };

/** Draws what is the same on page after page, with a seam where something else goes in. */
export function drawnAround(drawn: Drawn): Around {
  const [before = "", after = ""] = String(drawn).split(SEAM);
  return { before: raw(before), after: raw(after) };
}

/** So many are kept of one language. */
const MOST = 1024;

const kept = new WeakMap<Texts, Map<string, Around>>();

/** The same, drawn once for a language and a key that holds all else it depends on: never what only some may read. */
export function drawnOnce(texts: Texts, key: string, draw: () => Drawn): Around {
  const own = kept.get(texts) ?? new Map<string, Around>();
  kept.set(texts, own);
  const known = own.get(key);
  if (known) return known;
  if (own.size >= MOST) own.clear();
  const drawn = drawnAround(draw());
  own.set(key, drawn);
  return drawn;
}
