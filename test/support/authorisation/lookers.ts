import { createApp } from "../../../src/http/app.tsx";
import { createDesk } from "../../../src/desk/desk.ts";
import type { Services } from "../../../src/http/services.ts";
import type { Viewer } from "../../../src/register/reading.ts";
import { insertAccount } from "../../../src/storage/accounts.ts";
import { insertSession } from "../../../src/storage/sessions.ts";
import { means } from "../book.ts";
import { type Reader, readerOf } from "../still-site.ts";
import { CAST, type CastName, type PlantedBook, type Told } from "./planted-book.ts";
import type { Relation } from "./readers.ts";

/** One of everybody there is: the five parties of the book, its steward, somebody of no party, and nobody. */
export const LOOKERS = ["city", "welfare", "rosa", "hamza", "third", "steward", "alone", "nobody"] as const;
export type LookerName = (typeof LOOKERS)[number];

export const isParty = (name: LookerName): name is CastName => name in CAST;
export const viewerOf = ({ parties }: Pick<PlantedBook, "parties">, name: LookerName): Viewer =>
  isParty(name) ? { party: parties[name] } : name === "steward" ? { steward: true } : {};

/** Who a looker is to an entry. */
export function relationTo({ author, concerned }: Told, name: LookerName, { party }: Viewer): Relation {
  if (!isParty(name)) return name;
  if (author === party) return "author";
  if (concerned.includes(party as never)) return "counter-party";
  return CAST[name].side === "residents" ? "resident" : "institution";
}

/** A site whose clock stands still from here. */
export const stillAt = (services: Services, now: Date): Services => {
  const clock = () => now;
  return {
    ...services,
    secrets: { ...services.secrets, clock },
    desk: createDesk(services.engine, { ...means, clock }),
  };
};

export async function readerFor(services: Services, planted: PlantedBook, name: LookerName): Promise<Reader> {
  if (name !== "alone") return readerOf(services, planted.book, viewerOf(planted, name));
  const made = services.secrets.clock().toISOString();
  await insertAccount(services.engine, { account: name, steward: false, sixteen: made }, made);
  const session = { hash: services.secrets.sha256(name), account: name, csrf: "token", made };
  await insertSession(services.engine, { ...session, expires: "2099-01-01T00:00:00.000Z" });
  const app = createApp(services);
  const headers = { Cookie: `session=${name}` };
  return { app, headers, key: {}, get: async (path) => app.request(path, { headers }) };
}
