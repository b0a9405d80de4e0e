import type { BookId, PartyId } from "../../src/register/ids.ts";
import type { Site } from "./site.ts";

/** Somebody with a browser and no script, who keeps cookies. */
export interface Visitor {
  get(path: string): Promise<Response>;
  text(path: string): Promise<string>;
  /** Sends a form, with the token that this visitor's pages carry; redirects are not followed. */
  post(path: string, fields: Readonly<Record<string, string | Blob>>): Promise<Response>;
}

/** A visitor who came in with a paper code, or with none. */
export async function visitor(site: Site, code?: string): Promise<Visitor> {
  let cookie = "";
  let csrf = "";
  const get = (path: string) => fetch(site.url + path, { headers: { cookie }, redirect: "manual" });
  const post = (path: string, fields: Readonly<Record<string, string | Blob>>) => {
    const form = new FormData();
    for (const [name, value] of Object.entries({ csrf, ...fields })) form.append(name, value);
    return fetch(site.url + path, { method: "POST", body: form, headers: { cookie }, redirect: "manual" });
  };
  if (code !== undefined) {
    cookie = (await post("/sign-in", { code })).headers.get("set-cookie")?.split(";")[0] ?? "";
    csrf = /name="csrf" value="([^"]+)"/.exec(await (await get("/")).text())?.[1] ?? "";
    await post("/sixteen", { sixteen: "yes" });
  }
  return { get, post, text: async (path) => (await get(path)).text() };
}

export const memberOf = async (site: Site, book: BookId, party: PartyId): Promise<Visitor> =>
  visitor(site, await site.code(book, party));
