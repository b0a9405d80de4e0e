import { makePartyCode } from "../http/codes.ts";
import type { Services } from "../http/services.ts";
import type { PartyId } from "../register/ids.ts";
import type { Role } from "../storage/accounts.ts";
import { signInAddress } from "../web/addresses.ts";
import type { BookRecord } from "../storage/books.ts";
import type { Call } from "./command.ts";

/** What whoever comes in with it may do, and for an institution the department. */
export interface Given {
  readonly role?: Role;
  readonly unit?: string;
}

/** Makes a code for a party and prints it, once, as a letter to hand over on paper. */
export async function printLetter(
  call: Call,
  services: Services,
  book: BookRecord,
  { party, ...given }: Given & { readonly party: PartyId },
): Promise<void> {
  const { t } = call.texts;
  const { engine, secrets, settings, desk } = services;
  const code = await makePartyCode(engine, secrets, { book: book.id, party, maker: "steward", ...given });
  const { register } = await desk.open(book.id);
  const values = { code, party, book: book.settings.name, address: settings.BASE_URL };
  const name = register.parties.get(party)?.name;
  const first = name === undefined ? t("cli.letter.for-new", values) : t("cli.letter.for", { ...values, name });
  call.terminal.print(
    [
      "",
      first,
      "",
      t("cli.letter.steps", values),
      "",
      `      ${code}`,
      "",
      t("cli.letter.link", { link: signInAddress(settings.BASE_URL, code) }),
      "",
      t("cli.letter.once"),
    ].join("\n"),
  );
}
