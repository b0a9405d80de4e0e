import type { PartyId } from "../register/ids.ts";
import { Refusal } from "../register/refusal.ts";
import type { Request } from "./environment.ts";
import type { Services } from "./services.ts";
import { formVisitOf, type MemberVisit } from "./visit.ts";

/** Somebody of the party in the address who writes for it now. Whether such a party is there is told to nobody else. */
export async function memberVisit(c: Request, services: Services): Promise<MemberVisit> {
  const visit = await formVisitOf(c, services);
  const party = (c.req.param("party") ?? "") as PartyId;
  const { membership, memberships } = visit;
  if (memberships.length === 0 && !c.get("signedIn")) throw new Refusal("not-signed-in");
  if (membership === undefined || !memberships.some((one) => one.party === party)) throw new Refusal("party-unknown");
  if (membership.party !== party) throw new Refusal("other-party");
  return { ...visit, membership };
}
