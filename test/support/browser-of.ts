import { createApp } from "../../src/http/app.tsx";
import type { Services } from "../../src/http/services.ts";

/** What a test without a server gives for where a request comes from. */
const FROM = { incoming: { socket: { remoteAddress: "127.0.0.1", remotePort: 1, remoteFamily: "IPv4" } } };

/** A browser with its jar of cookies at a site that runs in this process, so that a test holds the clock. */
export interface TestBrowser {
  readonly jar: Map<string, string>;
  get(path: string): Promise<Response>;
  /** Sends a form with the token of this browser's pages; redirects are not followed. */
  post(path: string, fields?: Readonly<Record<string, string>>): Promise<Response>;
  text(path: string): Promise<string>;
  /** Comes in with a code, and says to be 16 or older. */
  signIn(code: string): Promise<Response>;
}

export function browserAt(services: Services, userAgent = ""): TestBrowser {
  const app = createApp(services);
  const jar = new Map<string, string>();
  const ask = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const headers = { Cookie: [...jar].map((one) => one.join("=")).join("; "), "User-Agent": userAgent };
    const response = await app.request(path, { ...init, headers }, FROM);
    for (const line of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === "") jar.delete(name);
      else jar.set(name, value);
    }
    return response;
  };
  const get = (path: string) => ask(path);
  const text = async (path: string) => (await get(path)).text();
  const post = async (path: string, fields: Readonly<Record<string, string>> = {}) => {
    const csrf = /name="csrf" value="([^"]*)"/.exec(await text("/"))?.[1] ?? "";
    return ask(path, { method: "POST", body: new URLSearchParams({ csrf, ...fields }) });
  };
  const signIn = async (code: string) => {
    const answer = await post("/sign-in", { code });
    if (answer.status === 303) await post("/sixteen", { sixteen: "yes" });
    return answer;
  };
  return { jar, get, post, text, signIn };
}
