import { asEntryId, type PartyId } from "../register/ids.ts";
import type { Register } from "../register/register.ts";
import { inviteParty } from "./founding.ts";
import type { OpenBook } from "../desk/open-book.ts";
import type { Services } from "./services.ts";

/** The institution in a book that published a register, by its name. */
export function publisherIn(register: Register, name: string): PartyId | undefined {
  const wanted = name.trim().toLowerCase();
  const found = [...register.parties].find(
    ([, party]) => party.side === "institution" && party.name.toLowerCase() === wanted,
  );
  return found?.[0];
}

/** The same; where it is not in the book yet it enters as the municipality it is, by name for everybody: its register is public. */
export async function publisherOf(services: Services, { record, register }: OpenBook, name: string): Promise<PartyId> {
  const known = publisherIn(register, name);
  if (known !== undefined) return known;
  const party = await inviteParty(services, record.id, { name, type: "municipality", side: "institution" });
  const by = { party, account: "steward" };
  const body = { target: asEntryId(party), audience: "public" } as const;
  await services.desk.write(record.id, { kind: "publication", by, body });
  return party;
}
