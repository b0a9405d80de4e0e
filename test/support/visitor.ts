import { plainToken } from "../../src/http/csrf.ts";
import type { BookId, PartyId } from "../../src/register/ids.ts";
import type { Locale } from "../../src/web/texts.ts";
import type { Site } from "./site.ts";

/** Somebody with a browser and no script, who keeps cookies. */
export interface Visitor {
  get(path: string): Promise<Response>;
  text(path: string): Promise<string>;
  /** Sends a form, with the token that this visitor's pages carry; redirects are not followed. */
  post(path: string, fields: Readonly<Record<string, string | Blob>>): Promise<Response>;
}

/** A visitor who came in with a paper code, or with none, and who may have chosen a language. */
export async function visitor(site: Site, code?: string, lang?: Locale): Promise<Visitor> {
  const chosen = lang === undefined ? "" : `lang=${lang}; `;
  let cookie = chosen;
  let csrf = "";
  const get = (path: string) => fetch(site.url + path, { headers: { cookie }, redirect: "manual" });
  const post = (path: string, fields: Readonly<Record<string, string | Blob>>) => {
    const form = new FormData();
    for (const [name, value] of Object.entries({ csrf, ...fields })) form.append(name, value);
    return fetch(site.url + path, { method: "POST", body: form, headers: { cookie }, redirect: "manual" });
  };
  if (code !== undefined) {
    cookie = chosen + ((await post("/sign-in", { code })).headers.get("set-cookie")?.split(";")[0] ?? "");
    // As it is, which no page carries: the same form sent again is another form then.
    csrf = plainToken(/name="csrf" value="([^"]+)"/.exec(await (await get("/")).text())?.[1] ?? "");
    await post("/sixteen", { sixteen: "yes" });
  }
  return { get, post, text: async (path) => (await get(path)).text() };
}

export const memberOf = async (site: Site, book: BookId, party: PartyId): Promise<Visitor> =>
  visitor(site, await site.code(book, party));
