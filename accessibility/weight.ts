import { gzipSync } from "node:zlib";
import type { Town } from "./town.ts";
import type { Visit } from "./visits.ts";

/** Most bytes of a page, its style and its script together, compressed, and of its script alone (interface.md's budget). */
export const BUDGET = 40 * 1024;
export const SCRIPT_BUDGET = 15 * 1024;

export interface Weight {
  readonly visit: Visit;
  readonly bytes: number;
  readonly script: number;
  /** What the page has a browser fetch besides itself. */
  readonly named: readonly string[];
}

const FETCHED = /<(?:link\b[^>]*?\bhref|script\b[^>]*?\bsrc|img\b[^>]*?\bsrc|image\b[^>]*?\bhref)="([^"]*)"/g;

/** Weighs pages as a browser fetches them: what several of them name is asked for once. */
export function weigher(town: Town): (visit: Visit) => Promise<Weight> {
  const known = new Map<string, Promise<number>>();
  const bytesOf = async (visit: Visit, path: string): Promise<number> => {
    const answer = await town.as(visit.who, "nl").get(path);
    return answer.ok ? gzipSync(Buffer.from(await answer.arrayBuffer())).length : 0;
  };
  return async (visit) => {
    const { html = "" } = visit;
    const named = [...new Set([...html.matchAll(FETCHED)].map(([, path = ""]) => path.replaceAll("&amp;", "&")))];
    const sizes = new Map<string, number>();
    for (const path of named.filter((one) => one.startsWith("/"))) {
      const size = known.get(path) ?? bytesOf(visit, path);
      known.set(path, size);
      sizes.set(path, await size);
    }
    const sum = (paths: readonly string[]): number => paths.reduce((all, path) => all + (sizes.get(path) ?? 0), 0);
    const script = sum(named.filter((path) => path.endsWith(".js")));
    return { visit, bytes: gzipSync(html).length + sum(named), script, named };
  };
}
