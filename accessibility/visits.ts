import { LOCALES, type Locale } from "../src/web/texts.ts";
import { kindOf, reachable } from "../test/browser/support/crawl.ts";
import { type Town, WHO, type Who } from "./town.ts";

/** A page to open, and by whom. */
export interface Visit {
  readonly who: Who;
  readonly path: string;
  /** What the site answers; all is well when it is left out. */
  readonly status?: number;
  /** The page in Dutch as it was when it was found. */
  readonly html?: string;
}

/** What came of opening or sending something: the page that is then on the screen, without words when it is no page. */
export interface Answer {
  readonly status: number;
  readonly html: string;
  readonly address: string;
}

/** Opens an address as a browser does, which goes where it is sent on to. */
export async function opened(town: Town, { who, path }: Visit, lang: Locale): Promise<Answer> {
  const answer = await town.as(who, lang).get(path);
  return arrived(town, { who, lang, address: town.site.url + path }, answer);
}

interface From {
  readonly who: Who;
  readonly lang: Locale;
  readonly address: string;
}

export async function arrived(town: Town, { who, lang, address }: From, answer: Response): Promise<Answer> {
  const on = answer.headers.get("location");
  if (on !== null) {
    const { pathname, search } = new URL(on, address);
    return opened(town, { who, path: pathname + search }, lang);
  }
  const isPage = answer.headers.get("content-type")?.startsWith("text/html") === true;
  const words = await answer.text();
  return { status: answer.status, html: isPage ? words : "", address };
}

/** Where no link leads: what a letter or a mail leads to with a secret that is no longer good, and what is not there or not for you. */
const BESIDE: readonly Visit[] = [
  ...["/steward/geheim", "/sign-in/mail/geheim", "/account/email/geheim", "/digest/stop/geheim"].map((path) => ({
    who: "nobody" as const,
    path,
  })),
  { who: "nobody", path: "/in" },
  { who: "nobody", path: "/niets", status: 404 },
  { who: "nobody", path: "/b/niets", status: 404 },
  { who: "nobody", path: "/account", status: 401 },
  { who: "nobody", path: "/b/vol/record" },
  { who: "residents", path: "/sixteen" },
  { who: "residents", path: "/b/vol/entries/niets", status: 404 },
  { who: "residents", path: "/steward", status: 401 },
  { who: "institution", path: "/b/buurt/record" },
];

/** A page of every kind that each comes to by links, in every book apart: a list in an empty book is another page. */
export async function everyVisit(town: Town): Promise<readonly Visit[]> {
  const visits: Visit[] = [];
  for (const visit of BESIDE) visits.push({ ...visit, html: (await opened(town, visit, LOCALES[0])).html });
  for (const who of WHO) {
    const found = new Map<string, Answer>();
    const open = async (path: string): Promise<Answer> => {
      const answer = found.get(path) ?? (await opened(town, { who, path }, LOCALES[0]));
      found.set(path, answer);
      return answer;
    };
    for (const part of partsOf(town.starts[who]))
      await reachable(
        async (link) => linksIn(await open(pathIn(town, link))),
        part.map((path) => town.site.url + path),
      );
    for (const path of town.entries) if ((await open(path)).status !== 200) found.delete(path);
    for (const [path, { html }] of found) if (html !== "") visits.push({ who, path, html });
  }
  return visits;
}

/** Starts in one book together; outside books there is one part more. */
const partsOf = (starts: readonly string[]): readonly (readonly string[])[] => [
  ...Map.groupBy(starts, (start) => /^\/b\/[^/]+/.exec(start)?.[0] ?? "").values(),
];

const pathIn = ({ site }: Town, address: string): string => address.replace(site.url, "");

const linksIn = ({ html, address }: Answer): readonly string[] =>
  [...html.matchAll(/<a\s[^>]*?href="([^"]*)"/g)].map(
    ([, href = ""]) => new URL(href.replaceAll("&amp;", "&"), address).href,
  );

/** Pages that are drawn by the same code from other entries. */
export const kindOfVisit = (town: Town, { path }: Visit): string => kindOf(town.site.url + path);
