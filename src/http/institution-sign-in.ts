import * as openid from "openid-client";
import { asBookId, type BookId, type PartyId } from "../register/ids.ts";
import { Refusal } from "../register/refusal.ts";
import { sideOf } from "../register/register.ts";
import { deleteMembership, insertAccount, membershipsOf, setGiven, setRole, takenOutOf } from "../storage/accounts.ts";
import { bookById } from "../storage/books.ts";
import type { Queries } from "../storage/engine.ts";
import { accountBySubject, insertSubject, insertVisit, setChecked, takeVisit } from "../storage/institution-people.ts";
import type { Institution } from "./institutions.ts";
import { addPerson, type Joining } from "./people.ts";
import type { Services } from "./services.ts";
import { countTry } from "./tries.ts";

/** How long somebody may be away at the institution's own page, in milliseconds. */
export const VISIT_LASTS = 15 * 60_000;
/** Sign-ins begun from one place in a quarter of an hour. */
const MOST_BEGUN = 60;
/** How long the institution may take to answer, in seconds, and how long its own description is taken as it is, in milliseconds. */
export const PATIENCE = 10;
const DESCRIPTION_LASTS = 3_600_000;

/** Throws "institution-unknown". */
export function institutionNamed({ settings }: Services, name: string): Institution {
  const found = settings.OIDC_FILE?.find((one) => one.name === name);
  if (!found) throw new Refusal("institution-unknown");
  return found;
}

/** Where the institution sends people back to: exactly this address is registered there. */
const redirectUri = ({ settings }: Services, { name }: Institution): string =>
  `${settings.BASE_URL}/sign-in/institution/${name}/back`;

interface Described {
  readonly configuration: Promise<openid.Configuration>;
  readonly at: number;
}
const described = new WeakMap<Institution, Described>();

/** What the institution says of itself, asked for once an hour. Throws "institution-away". */
export async function configurationOf({ secrets }: Services, institution: Institution): Promise<openid.Configuration> {
  const now = secrets.clock().getTime();
  const known = described.get(institution);
  const fresh = known && now - known.at < DESCRIPTION_LASTS ? known : { configuration: discover(institution), at: now };
  described.set(institution, fresh);
  try {
    return await fresh.configuration;
  } catch (error) {
    described.delete(institution);
    tell(institution, error);
    throw new Refusal("institution-away");
  }
}

async function discover({ issuer, clientId, key, keyId, httpOnLoopback }: Institution): Promise<openid.Configuration> {
  const algorithm =
    key.asymmetricKeyType === "ec"
      ? { name: "ECDSA", namedCurve: "P-256" }
      : { name: "RSA-PSS", hash: { name: "SHA-256" } };
  const signing = key.toCryptoKey(algorithm, false, ["sign"]) as CryptoKey;
  const by = openid.PrivateKeyJwt(keyId === undefined ? signing : { key: signing, kid: keyId });
  // Plain http is allowed by the settings alone, for an issuer on this machine.
  const execute = [openid.enableNonRepudiationChecks, ...(httpOnLoopback ? [openid.allowInsecureRequests] : [])];
  return openid.discovery(new URL(issuer), clientId, undefined, by, { execute, timeout: PATIENCE });
}

/** What went wrong at an institution, for the log: no words of its own, as they may name somebody. */
export function tell({ name }: Institution, error: unknown): void {
  const { code, error: said, name: kind } = error as { code?: string; error?: string; name?: string };
  console.error(
    JSON.stringify({ institution: name, kind, code, said: /^[a-z_]{1,40}$/.test(said ?? "") ? said : undefined }),
  );
}

export interface Begun {
  /** For this browser alone. */
  readonly cookie: string;
  readonly address: string;
}

/** Begins a sign-in. Throws "institution-away" and "too-many-tries". */
export async function beginVisit(services: Services, institution: Institution, sender: string): Promise<Begun> {
  const { engine, secrets } = services;
  const now = secrets.clock().getTime();
  await countTry(services, sender, { kind: "institution", most: MOST_BEGUN, every: VISIT_LASTS });
  const configuration = await configurationOf(services, institution);
  const secret = (): string => Buffer.from(secrets.bytes(32)).toString("base64url");
  const [cookie, state, nonce, verifier] = [secret(), secret(), secret(), secret()];
  const expires = new Date(now + VISIT_LASTS).toISOString();
  const visit = { hash: secrets.sha256(cookie), institution: institution.name, state, nonce, verifier, expires };
  await engine.transaction("institution", (queries) => insertVisit(queries, visit));
  const address = openid.buildAuthorizationUrl(configuration, {
    redirect_uri: redirectUri(services, institution),
    scope: institution.scope,
    state,
    nonce,
    code_challenge: await openid.calculatePKCECodeChallenge(verifier),
    code_challenge_method: "S256",
    ...(institution.acr && { acr_values: institution.acr.join(" ") }),
  });
  return { cookie, address: address.href };
}

/**
 * Ends a sign-in with what the institution sent back, and gives the account. Throws "institution-again" for a sign-in that did not begin
 * in this browser, was used or is too old; "institution-refused" for a no, or an answer that does not hold; "institution-no-place".
 */
export async function endVisit(
  services: Services,
  institution: Institution,
  { cookie, search }: { readonly cookie: string; readonly search: string },
): Promise<string> {
  const { engine, secrets } = services;
  const now = secrets.clock().toISOString();
  const visit = await engine.transaction("institution", (queries) => takeVisit(queries, secrets.sha256(cookie), now));
  const answer = new URL(redirectUri(services, institution) + search);
  if (!visit || visit.institution !== institution.name || answer.searchParams.get("state") !== visit.state)
    throw new Refusal("institution-again");
  const configuration = await configurationOf(services, institution);
  const checks = { expectedState: visit.state, expectedNonce: visit.nonce, pkceCodeVerifier: visit.verifier };
  try {
    const tokens = await openid.authorizationCodeGrant(configuration, answer, { ...checks, idTokenExpected: true });
    const claims = tokens.claims();
    if (!claims || !levelIsEnough(institution, claims.acr)) throw new Refusal("institution-refused");
    return await letIn(services, institution, claims);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    tell(institution, error);
    throw new Refusal("institution-refused");
  }
}

const levelIsEnough = ({ acr }: Institution, said: unknown): boolean =>
  acr === undefined || (typeof said === "string" && acr.includes(said));

/** By which hash the site knows whom an institution calls so. */
export const subjectOf = ({ secrets }: Services, { issuer }: Institution, sub: string): string =>
  secrets.sha256(`${issuer} ${sub}`);

/** Only what says who somebody is and where they work is looked at; of the first a hash is kept, of the second the department. */
async function letIn(
  services: Services,
  institution: Institution,
  claims: { readonly sub: string } & Readonly<Record<string, unknown>>,
): Promise<string> {
  const { engine, secrets } = services;
  const said = [claims[institution.claim]].flat();
  const all = await placesOf(services, institution);
  const named = onePerParty(all.filter(({ value }) => said.includes(value)));
  const hash = subjectOf(services, institution, claims.sub);
  const account = await engine.transaction("institution", async (queries) => {
    const account = (await accountBySubject(queries, hash)) ?? (named.length > 0 ? await newAccount() : undefined);
    if (account === undefined) return undefined;
    const out = await takenOutOf(queries, account);
    const places = named.filter((place) => !out.some((one) => isSame(one, place)));
    for (const place of places) await addPerson(queries, secrets, account, place);
    await asTheySay(queries, account, { places, all });
    if (places.length === 0) return undefined;
    await setChecked(queries, hash, secrets.clock().toISOString());
    return account;

    async function newAccount(): Promise<string> {
      const made = secrets.clock().toISOString();
      const account = secrets.newId();
      await insertAccount(queries, { account, steward: false }, made);
      await insertSubject(queries, { hash, account, institution: institution.name, made });
      return account;
    }
  });
  if (account === undefined) throw new Refusal("institution-no-place");
  return account;
}

interface Place extends Joining {
  readonly value: string;
}

/** The places that the file names, where their party is an institution in the book; of others the log tells the number. */
async function placesOf(services: Services, { places, name }: Institution): Promise<readonly Place[]> {
  const found: Place[] = [];
  for (const [i, { value, book, party, unit, role }] of places.entries()) {
    const id = await partyIn(services, asBookId(book), party);
    if (id) found.push({ value, book: asBookId(book), party: id, unit, role });
    else console.error(JSON.stringify({ institution: name, place: i, problem: "no such institution in that book" }));
  }
  return found;
}

async function partyIn({ desk, engine }: Services, book: BookId, wanted: string): Promise<PartyId | undefined> {
  if (!(await bookById(engine, book))) return undefined;
  const { register } = await desk.open(book);
  const institutions = [...register.parties].filter(([id]) => sideOf(register, id) === "institution");
  const named = institutions.filter(([, party]) => party.name.toLowerCase() === wanted.toLowerCase());
  const found = institutions.find(([id]) => id === wanted) ?? (named.length === 1 ? named[0] : undefined);
  return found?.[0];
}

const isSame = (one: Pick<Joining, "book" | "party">, { book, party }: Pick<Joining, "book" | "party">): boolean =>
  one.book === book && one.party === party;

/** Where several values name one party, the first in the file holds. */
const onePerParty = (places: readonly Place[]): readonly Place[] =>
  places.filter((place, i) => places.findIndex((one) => isSame(one, place)) === i);

interface Places {
  readonly places: readonly Place[];
  readonly all: readonly Place[];
}

/**
 * Role and department are what the institution says now, and whoever works elsewhere reads and writes there no more. Organisers were
 * made by an organiser, and stay until one changes that.
 */
async function asTheySay(queries: Queries, account: string, { places, all }: Places): Promise<void> {
  for (const membership of await membershipsOf(queries, account)) {
    const place = places.find((one) => isSame(one, membership));
    if (place) await setGiven(queries, membership);
    if (membership.role === "organiser") continue;
    if (place) await setRole(queries, membership, place);
    else if (all.some((one) => isSame(one, membership))) await deleteMembership(queries, membership);
  }
}
