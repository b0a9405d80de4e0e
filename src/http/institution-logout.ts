import { createRemoteJWKSet, jwtVerify, type JWTVerifyGetKey } from "jose";
import { countAttempt } from "../storage/attempts.ts";
import { endSessionsBySubject } from "../storage/sessions.ts";
import { configurationOf, PATIENCE, subjectOf, tell } from "./institution-sign-in.ts";
import type { Institution } from "./institutions.ts";
import type { Services } from "./services.ts";

/** What a logout token says to be about, and nothing else says. */
const EVENT = "http://schemas.openid.net/event/backchannel-logout";
/** Signatures with two keys alone: whoever can check one cannot make one. */
const ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"];
/** A token is this old at most, and clocks differ this much at most: seconds. */
const OLDEST = 300;
const TOLERANCE = 30;

const keysAt = new Map<string, JWTVerifyGetKey>();

/**
 * Ends the sessions that an institution's sign-in began for somebody, when the institution says so itself (OpenID Connect Back-Channel
 * Logout 1.0). False for a token that does not hold, is too old, or was used before; true also where nobody was signed in. Throws
 * "institution-away" when the institution cannot be asked what it says of itself.
 */
export async function endByInstitution(services: Services, institution: Institution, token: string): Promise<boolean> {
  const { engine, secrets } = services;
  const { jwks_uri: uri } = (await configurationOf(services, institution)).serverMetadata();
  if (uri === undefined) return false;
  const keys = keysAt.get(uri) ?? createRemoteJWKSet(new URL(uri), { timeoutDuration: PATIENCE * 1000 });
  keysAt.set(uri, keys);
  const said = await toldBy(keys, institution, { token, now: secrets.clock() });
  if (said === undefined) return false;
  const { sub, jti } = said;
  return engine.transaction("session", async (queries) => {
    const day = secrets.clock().toISOString().slice(0, 10);
    if ((await countAttempt(queries, `logout:${secrets.sha256(`${institution.name} ${jti}`)}`, day)) > 1) return false;
    await endSessionsBySubject(queries, subjectOf(services, institution, sub));
    return true;
  });
}

interface Told {
  readonly token: string;
  readonly now: Date;
}

/** Of whom a token speaks, where it is what it has to be. Of one that names a session alone it cannot be told whose that is. */
async function toldBy(keys: JWTVerifyGetKey, institution: Institution, { token, now }: Told) {
  try {
    const { payload, protectedHeader } = await jwtVerify(token, keys, {
      issuer: institution.issuer,
      audience: institution.clientId,
      algorithms: ALGORITHMS,
      maxTokenAge: OLDEST,
      clockTolerance: TOLERANCE,
      currentDate: now,
      requiredClaims: ["iat", "jti", "sub", "events"],
    });
    const { sub, jti, events, nonce } = payload;
    const isLogout = Object.keys((events ?? {}) as object).includes(EVENT) && nonce === undefined;
    const typed = protectedHeader.typ === undefined || /^(application\/)?(logout\+)?jwt$/i.test(protectedHeader.typ);
    return isLogout && typed && sub && jti ? { sub, jti } : undefined;
  } catch (error) {
    tell(institution, error);
    return undefined;
  }
}
