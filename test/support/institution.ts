import { generateKeyPairSync } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { SignJWT } from "jose";
import { type JWK, Provider } from "oidc-provider";

/** A real OpenID provider on loopback, as an institution would run one. */
export interface TestProvider {
  readonly issuer: string;
  /** Whose private key the client has, in PEM. */
  readonly key: string;
  /** Who signs in next, and where they work; undefined presses "no". */
  who: { readonly sub: string; readonly department: string } | undefined;
  /** Posts what the provider tells to the site. */
  hears: ((path: string, body: string) => Promise<Response>) | undefined;
  /** Tells the site that somebody is signed out. */
  signOut(sub: string): Promise<void>;
  /** Signs any claims as the provider would, or with another key. */
  sign(
    claims: Readonly<Record<string, unknown>>,
    how?: { readonly foreign?: boolean; readonly typ?: string },
  ): Promise<string>;
  close(): Promise<void>;
}

interface ToldClient {
  backchannelLogout(sub: string, sid: string): Promise<void>;
}

const INTERACTION = /^\/interaction\//;

/** Tells this one client what the provider says, as a server would; anything else goes its own way. */
const toldTo =
  ({ hears }: TestProvider, redirectUri: string) =>
  (url: string | URL | Request, init?: RequestInit): Promise<Response> => {
    const { origin, pathname } = new URL(url instanceof Request ? url.url : url);
    if (origin !== new URL(redirectUri).origin || !hears) return fetch(url, init);
    return hears(pathname, String(init?.body));
  };

interface ProviderChoice {
  /** Whether people may sign out there by an address of its own. */
  readonly endsSessions?: boolean;
}

export async function startProvider(
  redirectUri: string,
  { endsSessions = true }: ProviderChoice = {},
): Promise<TestProvider> {
  const own = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const signing = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const jwk = own.publicKey.export({ format: "jwk" }) as JWK;
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const handle: TestProvider = {
    issuer,
    key: own.privateKey.export({ type: "pkcs8", format: "pem" }) as string,
    who: undefined,
    hears: undefined,
    signOut: async (sub) => {
      const client = (await provider.Client.find("wijkspiegel")) as unknown as ToldClient;
      await client.backchannelLogout(sub, "");
    },
    sign: (claims, { foreign = false, typ = "logout+jwt" } = {}) =>
      new SignJWT(claims)
        .setProtectedHeader({ alg: "RS256", typ })
        .sign((foreign ? generateKeyPairSync("rsa", { modulusLength: 2048 }) : signing).privateKey),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: "wijkspiegel",
        redirect_uris: [redirectUri],
        token_endpoint_auth_method: "private_key_jwt",
        token_endpoint_auth_signing_alg: "ES256",
        jwks: { keys: [{ ...jwk, alg: "ES256", use: "sig" }] },
        backchannel_logout_uri: redirectUri.replace(/back$/, "logout"),
        post_logout_redirect_uris: [`${new URL(redirectUri).origin}/`],
      },
    ],
    jwks: { keys: [signing.privateKey.export({ format: "jwk" }) as JWK] },
    cookies: { keys: ["for a test"] },
    claims: { openid: ["sub", "department", "name", "email"] },
    conformIdTokenClaims: false,
    features: {
      devInteractions: { enabled: false },
      backchannelLogout: { enabled: true },
      rpInitiatedLogout: { enabled: endsSessions },
    },
    fetch: (url, init) => toldTo(handle, redirectUri)(url, init as RequestInit),
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    pkce: { required: () => true },
    findAccount: (_, sub) => ({
      accountId: sub,
      claims: () => ({ sub, department: handle.who?.department, name: "Jan de Vries", email: "jan@stad.example" }),
    }),
    loadExistingGrant: async ({ oidc }) => {
      const grant = new oidc.provider.Grant({
        clientId: oidc.client?.clientId ?? "",
        accountId: oidc.session?.accountId ?? "",
      });
      grant.addOIDCScope("openid");
      await grant.save();
      return grant;
    },
  });
  const callback = provider.callback();
  server.on("request", (request, response) => {
    if (!INTERACTION.test(request.url ?? "")) return callback(request, response);
    const result = handle.who ? { login: { accountId: handle.who.sub } } : { error: "access_denied" };
    return provider.interactionFinished(request, response, result);
  });
  return handle;
}

type Jar = Map<string, string>;

/** Asks the provider as a browser does, which keeps its cookies. */
export async function askProvider(address: string, jar: Jar, init: RequestInit = {}): Promise<Response> {
  const cookie = [...jar].map((one) => one.join("=")).join("; ");
  const answer = await fetch(address, { ...init, redirect: "manual", headers: { cookie } });
  for (const line of answer.headers.getSetCookie()) {
    const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    if (value === "") jar.delete(name);
    else jar.set(name, value);
  }
  return answer;
}

/** A browser at the provider: follows it until it sends somebody back, and gives that address. `asked` hears when it asks who comes. */
export async function backFrom(
  address: string,
  site: string,
  { jar = new Map(), asked }: { readonly jar?: Jar; readonly asked?: () => void } = {},
): Promise<string> {
  for (let next = address, i = 0; i < 10; i++) {
    if (INTERACTION.test(new URL(next).pathname)) asked?.();
    const answer = await askProvider(next, jar);
    const location = answer.headers.get("Location");
    if (location === null) throw new Error(`the provider stopped: ${answer.status} ${await answer.text()}`);
    next = new URL(location, next).href;
    if (next.startsWith(site)) return next.slice(site.length);
  }
  throw new Error("the provider goes round in circles");
}

/** What the file of a site says of this provider, as `name` "stad" with its key in key.pem; who works where is told in `places`. */
export const institutionOf = ({ issuer }: TestProvider, more: { readonly places: readonly object[] }) => ({
  name: "stad",
  label: "De stad",
  issuer,
  clientId: "wijkspiegel",
  key: "key.pem",
  claim: "department",
  httpOnLoopback: true,
  ...more,
});
