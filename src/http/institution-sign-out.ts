import * as openid from "openid-client";
import { Refusal } from "../register/refusal.ts";
import { institutionOfAccount } from "../storage/institution-people.ts";
import { configurationOf } from "./institution-sign-in.ts";
import type { Institution } from "./institutions.ts";
import type { Services } from "./services.ts";
import type { SignedIn } from "./sessions.ts";

/** The institution whose sign-in began a session; undefined for one that began otherwise, or where it is in the settings no more. */
export async function signedInAt({ engine, settings }: Services, { account, session }: SignedIn) {
  if (session.institution !== 1) return undefined;
  const name = await institutionOfAccount(engine, account);
  return settings.OIDC_FILE?.find((one) => one.name === name);
}

/**
 * Where somebody ends what they have at the institution itself (OpenID Connect RP-Initiated Logout 1.0); undefined where it names no
 * such address, or does not answer. It asks there whether that is meant: no ID token is kept here to say who it is.
 */
export async function endAddress(services: Services, institution: Institution): Promise<string | undefined> {
  try {
    const configuration = await configurationOf(services, institution);
    if (configuration.serverMetadata().end_session_endpoint === undefined) return undefined;
    const back = { post_logout_redirect_uri: `${services.settings.BASE_URL}/` };
    return openid.buildEndSessionUrl(configuration, institution.comesBack ? back : {}).href;
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}
