import type { Page } from "playwright-core";

/** Pages of a kind that are looked at: the first ones found. */
const MOST_OF_A_KIND = 2;

/** A page's address without what differs between pages of one kind: ids, names of books, values of a query. */
const kindOf = (address: string): string => {
  const { pathname, searchParams } = new URL(address);
  const path = pathname.replace(/\/b\/[^/]+/, "/b/*").replace(/\/[A-Za-z0-9_-]{22}(?=\/|$)/, "/*");
  return `${path}?${[...searchParams.keys()].sort().join("&")}`;
};

const NOT_PAGES = /\.(json|csv|css|svg)$|\/sign-out$/;

/** Every kind of page that can be reached by links from the given ones, a few of each. */
export async function reachable(page: Page, starts: readonly string[]): Promise<readonly string[]> {
  const found = new Map<string, string[]>();
  const queue = [...starts];
  while (queue.length > 0) {
    const address = queue.shift() as string;
    const kind = kindOf(address);
    const known = found.get(kind) ?? [];
    if (known.includes(address) || known.length >= MOST_OF_A_KIND) continue;
    found.set(kind, [...known, address]);
    await page.goto(address);
    const links = await page.$$eval("a[href]", (anchors) =>
      anchors.map((anchor) => (anchor as HTMLAnchorElement).href),
    );
    const own = links
      .map((link) => link.replace(/#.*$/, ""))
      .filter((link) => link.startsWith(new URL(address).origin));
    queue.push(
      ...own.filter((link) => !NOT_PAGES.test(new URL(link).pathname) && !new URL(link).searchParams.has("lang")),
    );
  }
  return [...found.values()].flat();
}
