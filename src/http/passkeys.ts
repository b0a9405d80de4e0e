import { isIP } from "node:net";
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from "@simplewebauthn/server";
import { isoDayAt } from "../register/term.ts";
import { Refusal } from "../register/refusal.ts";
import {
  insertChallenge,
  insertPasskey,
  notePasskeyUse,
  type Passkey,
  passkeyById,
  passkeysOf,
  takeChallenge,
} from "../storage/passkeys.ts";
import type { Services } from "./services.ts";
import { countTry } from "./tries.ts";
import type { Settings } from "./settings.ts";

/** How long a device may take, and how often one place may ask in a quarter of an hour. */
const LASTS = 5 * 60_000;
const QUARTER = 900_000;
const MOST_ASKED = 60;
/** Keys of one account. */
const MOST_KEYS = 20;
/** EdDSA, ES256, RS256: what devices have. */
const ALGORITHMS = [-8, -7, -257];
const NAME = "Wijkspiegel";

/** Devices keep keys for a name, over https; for localhost without. An address of numbers has no keys. */
export function passkeysWork({ BASE_URL }: Settings): boolean {
  const { protocol, hostname } = new URL(BASE_URL);
  if (isIP(hostname.replace(/^\[|\]$/g, "")) !== 0) return false;
  return protocol === "https:" || hostname === "localhost";
}

const siteOf = ({ settings }: Services): { readonly rpID: string; readonly origin: string } => {
  const { hostname, origin } = new URL(settings.BASE_URL);
  return { rpID: hostname, origin };
};

/** A challenge for one use; of whoever asks from one place too often comes "too-many-tries". */
async function newChallenge(services: Services, account: string, sender: string) {
  const { engine, secrets } = services;
  const now = secrets.clock().getTime();
  await countTry(services, sender, { kind: "passkey", most: MOST_ASKED, every: QUARTER });
  const challenge = new Uint8Array(secrets.bytes(32));
  const hash = secrets.sha256(Buffer.from(challenge).toString("base64url"));
  const expires = new Date(now + LASTS).toISOString();
  await engine.transaction("passkey", (queries) => insertChallenge(queries, hash, account, expires));
  return challenge;
}

/** What a device needs to make a key for this account. */
export async function askNewPasskey(services: Services, account: string, sender: string) {
  const { engine, secrets } = services;
  const known = await passkeysOf(engine, account);
  if (known.length >= MOST_KEYS) throw new Refusal("too-many-tries");
  // Nobody's name is known here: the day tells one account from another in a list on a device.
  const userName = `${NAME} ${isoDayAt(secrets.clock().getTime())}`;
  return generateRegistrationOptions({
    rpName: NAME,
    rpID: siteOf(services).rpID,
    userName,
    userDisplayName: userName,
    userID: new Uint8Array(Buffer.from(secrets.sha256(`passkey ${account}`), "hex")),
    challenge: await newChallenge(services, account, sender),
    timeout: LASTS,
    attestationType: "none",
    supportedAlgorithmIDs: ALGORITHMS,
    excludeCredentials: known.map(({ id }) => ({ id })),
    authenticatorSelection: { residentKey: "required", userVerification: "preferred" },
  });
}

/** Keeps a key that a device made. Throws "passkey-wrong" for an answer to another question, an old one, or one that does not hold. */
export async function addPasskey(services: Services, account: string, typed: string, browser: string): Promise<void> {
  const { engine, secrets } = services;
  const { rpID, origin } = siteOf(services);
  const response = credentialIn(typed) as unknown as RegistrationResponseJSON;
  const { verified, registrationInfo } = await orWrong(() =>
    verifyRegistrationResponse({
      response,
      expectedChallenge: (challenge) => isAsked(services, challenge, account),
      expectedOrigin: origin,
      expectedRPID: rpID,
      requireUserVerification: false,
      supportedAlgorithmIDs: ALGORITHMS,
    }),
  );
  if (!verified || !registrationInfo) throw new Refusal("passkey-wrong");
  const { id, publicKey, counter } = registrationInfo.credential;
  const day = isoDayAt(secrets.clock().getTime());
  const key = { id, account, publicKey: Buffer.from(publicKey).toString("base64url"), counter, browser };
  await engine.transaction("passkey", async (queries) => {
    if (await passkeyById(queries, id)) throw new Refusal("passkey-wrong");
    await insertPasskey(queries, { ...key, made: day, used: day });
  });
}

/** What a device needs to find the key that it keeps. */
export async function askPasskey(services: Services, sender: string) {
  return generateAuthenticationOptions({
    rpID: siteOf(services).rpID,
    challenge: await newChallenge(services, "", sender),
    timeout: LASTS,
    userVerification: "preferred",
  });
}

/** The account of the key that signed. Throws "passkey-wrong" alike for an unknown key, a wrong or old answer, and a copied key. */
export async function usePasskey(services: Services, typed: string): Promise<string> {
  const { engine, secrets } = services;
  const { rpID, origin } = siteOf(services);
  const response = credentialIn(typed) as unknown as AuthenticationResponseJSON;
  const key = await passkeyById(engine, response.id);
  if (!key) throw new Refusal("passkey-wrong");
  const { verified, authenticationInfo } = await orWrong(() =>
    verifyAuthenticationResponse({
      response,
      expectedChallenge: (challenge) => isAsked(services, challenge, ""),
      expectedOrigin: origin,
      expectedRPID: rpID,
      credential: asCredential(key),
      requireUserVerification: false,
    }),
  );
  if (!verified) throw new Refusal("passkey-wrong");
  const used = isoDayAt(secrets.clock().getTime());
  const { newCounter: counter } = authenticationInfo;
  await engine.transaction("passkey", async (queries) => {
    const now = await passkeyById(queries, key.id);
    // Removed, or used by a copy of it, at the same moment.
    if (!now || (counter > 0 && counter <= now.counter)) throw new Refusal("passkey-wrong");
    await notePasskeyUse(queries, { id: key.id, counter, used });
  });
  return key.account;
}

const asCredential = ({ id, publicKey, counter }: Passkey) => ({
  id,
  publicKey: new Uint8Array(Buffer.from(publicKey, "base64url")),
  counter,
});

/** Whether this was asked, and not yet answered: it is asked once. */
function isAsked({ engine, secrets }: Services, challenge: string, account: string): Promise<boolean> {
  const now = secrets.clock().toISOString();
  return engine.transaction("passkey", (queries) => takeChallenge(queries, secrets.sha256(challenge), account, now));
}

function credentialIn(typed: string): { readonly id: string } {
  try {
    const credential = JSON.parse(typed) as { readonly id?: unknown } | null;
    if (typeof credential?.id === "string" && /^[\w-]+$/.test(credential.id))
      return credential as { readonly id: string };
  } catch {
    // Told below.
  }
  throw new Refusal("passkey-wrong");
}

/** The library says what does not hold with an error of its own. */
async function orWrong<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch {
    throw new Refusal("passkey-wrong");
  }
}
