import { bookLine } from "../../../src/exchange/book-lines.ts";
import { wordsWaiting } from "../../../src/http/saying-together.ts";
import type { Services } from "../../../src/http/services.ts";
import { bookFor } from "../../../src/http/visit.ts";
import type { Viewer } from "../../../src/register/reading.ts";
import { pageContext } from "../../../src/web/context.ts";
import { knocksWaiting } from "../../../src/storage/knocks.ts";
import { digestMail } from "../../../src/web/digest-mail.tsx";
import { digestPart } from "../../../src/web/digest-part.ts";
import { type Asked, TRIED } from "../every-address.ts";
import type { Reader } from "../still-site.ts";

/** The ways out of a book, each with all that one viewer gets along it. Whatever is refused comes out as an error, wherever it was asked. */
export const WAYS = [
  "page",
  "form",
  "json",
  "csv",
  "graph",
  "calendar",
  "letter",
  "card",
  "digest",
  "export",
  "api",
  "error",
] as const;
export type Way = (typeof WAYS)[number];

/** Along which way each address of a book comes out. A route without a row fails by name. */
export const WAY_OF: Readonly<Record<string, Way>> = {
  "/b/:book": "page",
  "/b/:book/parties": "page",
  "/b/:book/requests": "page",
  "/b/:book/decisions": "page",
  "/b/:book/rules": "page",
  "/b/:book/parties/:party": "page",
  "/b/:book/parties/:party/people": "page",
  "/b/:book/parties/:party/refuse": "form",
  "/b/:book/parties/:party/tokens": "page",
  "/b/:book/parties/:party/take-out": "page",
  "/b/:book/parties/:party/take-out/:file{file\\.(?:html|csv|jsonl)}": "export",
  "/b/:book/parties/:party/erase": "form",
  "/b/:book/rules/:id": "page",
  "/b/:book/entries/:id": "page",
  "/b/:book/entries/:file{[A-Za-z0-9_-]+\\.ics}": "calendar",
  "/b/:book/entries/:id/letter/:name": "letter",
  "/b/:book/entries/:id/card": "card",
  "/b/:book/entries/:id/report": "form",
  "/b/:book/entries/:id/photo/:photo": "page",
  "/b/:book/reports/:report/photo/:photo": "page",
  "/b/:book/acts": "page",
  "/b/:book/reports": "page",
  "/b/:book/calendar.ics": "calendar",
  "/b/:book/file": "page",
  "/b/:book/looks": "page",
  "/b/:book/tally": "page",
  "/b/:book/tally/kept": "page",
  "/b/:book/unnamed": "page",
  "/b/:book/unnamed/:id": "page",
  "/b/:book/together": "page",
  "/b/:book/together/:id": "page",
  "/b/:book/mirror": "page",
  "/b/:book/mirror/:lens{[a-z-]+}": "page",
  "/b/:book/mirror/:file{[a-z-]+\\.json}": "json",
  "/b/:book/mirror/:file{[a-z-]+\\.csv}": "csv",
  "/b/:book/mirror/landscape.graphml": "graph",
  "/b/:book/mirror/landscape.gexf": "graph",
  "/b/:book/cube": "page",
  "/b/:book/cube.json": "json",
  "/b/:book/cube.csv": "csv",
  "/b/:book/gallery": "page",
  "/b/:book/gallery/:group{[a-z]+}": "page",
  "/b/:book/record": "form",
  "/b/:book/record/:kind": "form",
  "/b/:book/how-long": "page",
  "/b/:book/silent": "page",
  "/b/:book/parties/:party/knock": "form",
  "/b/:book/knocks": "page",
  "/b/:book/terms": "form",
  "/b/:book/terms/change": "form",
  "/b/:book/import": "form",
  "/b/:book/import/:job": "page",
  "/b/:book/import/:job/bad.csv": "csv",
  ...Object.fromEntries(Object.keys(TRIED).flatMap((route) => (isApi(route) ? [[route, "api"] as const] : []))),
};

/** A program gets of an entry what an export gives, and of a finding what its JSON gives. */
function isApi(route: string): boolean {
  return route.startsWith("/api/v1/books/:book");
}

/** Somebody who looks, and what is asked in that name. */
export interface Looker {
  readonly services: Services;
  readonly viewer: Viewer;
  readonly reader: Reader;
  readonly asked: Asked;
  /** What lenses are asked about: each multiplies their questions. */
  readonly lensesAbout: readonly string[];
  readonly book: string;
}

export type Told = (way: Way, text: string, address: string) => void;

/** Asks for everything, and tells each answer with the way along which it came. */
export async function lookEverywhere(looker: Looker, outside: readonly string[], tell: Told): Promise<void> {
  const { reader, book } = looker;
  const ask = async (way: Way, address: string): Promise<void> => {
    const response = await reader.get(address);
    const headers = [...response.headers].map((pair) => pair.join(": ")).join("\n");
    const text = `${headers}\n${await response.text()}`;
    if (response.status >= 500) throw new Error(`${response.status} ${address}`);
    tell(response.status >= 400 ? "error" : way, text, address);
  };
  for (const address of outside) await ask("page", address);
  for (const [route, [fixed, ends]] of Object.entries(TRIED))
    for (const end of new Set(ends(askedAt(looker, route))))
      await ask(WAY_OF[route] as Way, `${isApi(route) ? "/api/v1/books" : "/b"}/${book}${fixed}${end}`);
  tell("digest", await mailed(looker), "digest");
  tell("export", await exported(looker), "export");
}

const askedAt = ({ asked, lensesAbout: few }: Looker, route: string): Asked =>
  /\/(?:mirror|findings)/.test(route) ? { ...asked, few } : asked;

/** The lines that the command gives for a party, or for everybody. */
async function exported({ services, viewer, book }: Looker): Promise<string> {
  const { register } = await services.desk.open(book as never);
  const now = services.secrets.clock().getTime();
  return register.entries.map((_, row) => JSON.stringify(bookLine(register, row, viewer, now) ?? null)).join("\n");
}

/** The overview that would be mailed, were all of the book news. */
async function mailed({ services, viewer, book }: Looker): Promise<string> {
  const { party } = viewer;
  if (party === undefined) return "";
  const texts = services.texts.in("nl");
  const session = { account: "a", party, role: "organiser", pseudonym: "p", steward: false, csrf: "" } as const;
  const at = { at: services.secrets.clock().getTime(), pinned: false };
  const inBook = bookFor(await services.desk.open(book as never), viewer, at);
  const context = pageContext({ locale: "nl", texts, path: "", session, book: inBook });
  const site = services.settings.BASE_URL;
  const knocks = await knocksWaiting(services.engine, book as never, party);
  const words = await wordsWaiting(services, book as never, party);
  const parts = [digestPart(context, party, { since: 0, knocks, words })];
  return JSON.stringify(digestMail({ texts, site, parts, stop: `${site}/stop` }));
}
