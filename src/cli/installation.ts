import type { BookId, PartyId } from "../register/ids.ts";
import { Refusal } from "../register/refusal.ts";
import type { Register } from "../register/register.ts";
import { openServices, type Services } from "../http/services.ts";
import { parseSettings, type Settings } from "../http/settings.ts";
import { books, type BookRecord } from "../storage/books.ts";
import { codesOf } from "../storage/codes.ts";
import { type Call, WrongUse } from "./command.ts";

/** The settings in the environment. Throws WrongUse that says of every wrong one what would be right. */
export function settingsOf({ environment, texts: { t } }: Call): Settings {
  const settings = parseSettings(environment);
  if (!("wrong" in settings)) return settings;
  const lines = settings.wrong.flatMap(({ name, value, inside = [] }) => [
    t("cli.setting-wrong", { name, value, right: t(`cli.setting.${name}`) }),
    ...inside.map(({ what, at, field }) => `  ${t(`cli.oidc.${what}`, { at, right: t(`cli.oidc.right.${field}`) })}`),
  ]);
  throw new WrongUse("cli.settings-wrong", { lines: lines.join("\n") });
}

/** Opens the installation that the settings name, does the work, and closes it whatever comes of it. */
export async function withInstallation<T>(call: Call, work: (services: Services) => Promise<T>): Promise<T> {
  const services = await openServices(settingsOf(call));
  try {
    return await work(services);
  } finally {
    await services.engine.close();
  }
}

/** The book with this id or, when only one has it, this name. Throws "book-unknown". */
export async function bookNamed({ engine }: Services, name: string): Promise<BookRecord> {
  const all = await books(engine);
  const named = all.filter(({ settings }) => settings.name.toLowerCase() === name.toLowerCase());
  const book = all.find(({ id }) => id === name) ?? (named.length === 1 ? named[0] : undefined);
  if (book === undefined) throw new Refusal("book-unknown", { book: name });
  return book;
}

/** The party with this id or, when only one has it, this name. Throws "party-unknown". */
export function partyNamed(register: Register, name: string): PartyId {
  const parties = [...register.parties];
  const named = parties.filter(([, party]) => party.name.toLowerCase() === name.toLowerCase());
  const found = parties.find(([id]) => id === name) ?? (named.length === 1 ? named[0] : undefined);
  if (found === undefined) throw new Refusal("party-unknown", { party: name });
  return found[0];
}

/** The same, also for a party that was invited and has not come in yet. */
export async function partyOrInvited(services: Services, book: BookId, name: string): Promise<PartyId> {
  const invited = (await codesOf(services.engine, book, name as PartyId)).length > 0;
  return invited ? (name as PartyId) : partyNamed((await services.desk.open(book)).register, name);
}
