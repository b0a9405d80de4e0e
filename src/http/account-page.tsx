import { Refusal, type RefusalCode } from "../register/refusal.ts";
import type { Membership } from "../storage/accounts.ts";
import { bookById } from "../storage/books.ts";
import { returnCodeOf } from "../storage/codes.ts";
import { digestOf } from "../storage/digests.ts";
import { emailOf, waitingAddress } from "../storage/email.ts";
import { passkeysOf } from "../storage/passkeys.ts";
import { sessionsOf } from "../storage/sessions.ts";
import { documentOf } from "../web/components/layout.tsx";
import { AccountPage } from "../web/pages/account.tsx";
import type { ShownDigest } from "../web/pages/account-digest.tsx";
import type { ShownMembership } from "../web/pages/account-parties.tsx";
import type { Letter } from "../web/pages/code-letter.tsx";
import { mailedFor } from "./digests.ts";
import type { Request } from "./environment.ts";
import { passkeysWork } from "./passkeys.ts";
import type { Services } from "./services.ts";
import type { SignedIn } from "./sessions.ts";
import { visitOf } from "./visit.ts";

/** Throws "not-signed-in". */
export function signedInOnly(c: Request): SignedIn {
  const signedIn = c.get("signedIn");
  if (!signedIn) throw new Refusal("not-signed-in");
  return signedIn;
}

/** What this answer says beside what the account is. */
interface Said {
  /** A code that was just made. */
  readonly letter?: Letter;
  /** Why an address was not taken, and what was typed. */
  readonly problem?: RefusalCode;
  readonly typed?: string;
}

/** One's own account, as a page. */
export async function accountPage(c: Request, services: Services, signedIn: SignedIn, said: Said = {}) {
  const { engine, secrets, settings } = services;
  const { account, session, memberships, atInstitution } = signedIn;
  const now = secrets.clock().toISOString();
  const sessions = (await sessionsOf(engine, account, now)).map((one) => ({
    key: one.id || one.hash,
    browser: one.browser,
    made: one.made,
    seen: one.seen || one.made,
    here: one.hash === session.hash,
  }));
  const shown = await shownOf(services, memberships);
  const email = {
    address: await emailOf(engine, account),
    waiting: (await waitingAddress(engine, account, now))?.address,
    outbox: settings.SMTP_URL === undefined,
    problem: said.problem === "passkey-wrong" ? undefined : said.problem,
    typed: said.typed,
  };
  const passkeys = passkeysWork(settings)
    ? { keys: await passkeysOf(engine, account), wrong: said.problem === "passkey-wrong" }
    : undefined;
  const props = {
    memberships: shown,
    atInstitution: await shownOf(services, atInstitution),
    sessions,
    email,
    digest: await shownDigest(services, signedIn),
    passkeys,
    own: await returnCodeOf(engine, account, now),
    letter: said.letter,
  };
  return documentOf(<AccountPage context={visitOf(c)} {...props} />);
}

async function shownDigest(services: Services, { account }: SignedIn): Promise<ShownDigest> {
  const { engine, settings } = services;
  const choice = await digestOf(engine, account);
  const { residentsLeftOut: leftOut } = await mailedFor(services, account);
  return {
    period: choice?.period,
    locale: choice?.locale,
    address: (await emailOf(engine, account)) !== undefined,
    leftOut,
    outbox: settings.SMTP_URL === undefined,
  };
}

async function shownOf(services: Services, memberships: readonly Membership[]): Promise<readonly ShownMembership[]> {
  const shown = await Promise.all(memberships.map((membership) => shownMembership(services, membership)));
  return shown.filter((one) => one !== undefined);
}

/** A membership with the names that its own people may read; undefined when the book is gone. */
async function shownMembership(
  { engine, desk }: Services,
  { book, party, role, unit }: Membership,
): Promise<ShownMembership | undefined> {
  const record = await bookById(engine, book);
  if (!record) return undefined;
  const { register } = await desk.open(book);
  return { book, bookName: record.settings.name, id: party, party: register.parties.get(party)?.name, role, unit };
}
