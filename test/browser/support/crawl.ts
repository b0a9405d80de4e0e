import type { Page } from "playwright-core";

/** A page's address without what differs between pages of one kind: ids, names of books, values of a query. */
export const kindOf = (address: string): string => {
  const { pathname, searchParams } = new URL(address);
  const path = pathname.replace(/\/b\/[^/]+/, "/b/*").replace(/\/[A-Za-z0-9_-]{22,32}(?=\/|$)/, "/*");
  return `${path}?${[...searchParams.keys()].sort().join("&")}`;
};

const NOT_PAGES = /\.(json|jsonl|csv|ics|css|svg|graphml|gexf)$|\/take-out\/file\.html$|\/sign-out$/;

/** Opens an address and gives where its links lead. */
export type LinksOf = (address: string) => Promise<readonly string[]>;

/** Opens each address in a browser, with all that comes of it. */
export const shownIn =
  (page: Page): LinksOf =>
  async (address) => {
    await page.goto(address);
    return page.$$eval("a[href]", (anchors) => anchors.map((anchor) => (anchor as HTMLAnchorElement).href));
  };

/** One page of every kind that can be reached by links from the given ones, without leaving the part of the site they are in. */
export async function reachable(linksOf: LinksOf, starts: readonly string[]): Promise<readonly string[]> {
  const found = new Map<string, string>();
  const parts = starts.map((start) => new URL(start).pathname.split("/").slice(0, 3).join("/"));
  const queue = [...starts];
  while (queue.length > 0) {
    const address = queue.shift() as string;
    const kind = kindOf(address);
    if (found.has(kind)) continue;
    found.set(kind, address);
    const own = (await linksOf(address))
      .map((link) => link.replace(/#.*$/, ""))
      .filter((link) => parts.some((part) => isIn(link, address, part)));
    queue.push(
      ...own.filter((link) => !NOT_PAGES.test(new URL(link).pathname) && !new URL(link).searchParams.has("lang")),
    );
  }
  return [...found.values()];
}

function isIn(link: string, address: string, part: string): boolean {
  const { origin, pathname } = new URL(link);
  return origin === new URL(address).origin && (pathname === part || pathname.startsWith(`${part}/`) || part === "/");
}
