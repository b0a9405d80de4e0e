import { Refusal } from "../register/refusal.ts";
import { deleteDigest, deleteStops } from "../storage/digests.ts";
import {
  accountByEmail,
  deleteEmail,
  deleteMailLinks,
  insertMailLink,
  mailLinkByHash,
  type MailLink,
  setEmail,
  takeMailLink,
} from "../storage/email.ts";
import { backstage } from "./backstage.ts";
import { dropMails, keepMail } from "./outbox.ts";
import type { Services } from "./services.ts";
import { countTry } from "./tries.ts";
import type { Texts } from "../web/texts.ts";

const MINUTE = 60_000;
/** How long each link works, in minutes. */
const LINK_MINUTES: Readonly<Record<MailLink["purpose"], number>> = { "sign-in": 15, confirm: 24 * 60 };
/** Mails in a quarter of an hour: asked for from one place, to one address, and by one account. */
const MOST = { sender: 20, address: 4, account: 4 } as const;
const QUARTER = 15 * MINUTE;
/** The same in a day: who asks on and on floods nobody. */
const MOST_DAILY = { sender: 200, address: 20, account: 20 } as const;
const DAY = 24 * 60 * MINUTE;

const EMAIL =
  /^[^\s@<>"'(),:;[\\\]\p{Cc}]{1,64}@(?:[^\s@<>"'(),:;[\\\]\p{Cc}.]{1,63}\.)+[^\s@<>"'(),:;[\\\]\p{Cc}.]{2,63}$/u;

/** An address as it is compared: small letters, no spaces around it. Throws "email-wrong". */
function emailIn(typed: string): string {
  const address = typed.trim().normalize("NFC").toLowerCase();
  if (address.length > 254 || !EMAIL.test(address)) throw new Refusal("email-wrong");
  return address;
}

interface Asked {
  readonly typed: string;
  /** Where the form came from. */
  readonly sender: string;
  readonly texts: Texts;
}

/**
 * Sends a link to come in with, if somebody has this address. The answer is the same, and as soon, when nobody has: who has it is only
 * looked up afterwards. Throws "email-wrong", and "too-many-tries" for a known and an unknown address alike.
 */
export async function askSignInLink(services: Services, { typed, sender, texts }: Asked): Promise<void> {
  const address = emailIn(typed);
  await countMails(services, { sender, address });
  backstage(services, async () => {
    const account = await accountByEmail(services.engine, address);
    if (account !== undefined) await sendLink(services, { purpose: "sign-in", account, address }, texts);
  });
}

/** Sends a link with which the account shows that an address is its own; one asked for before works no more. */
export async function askConfirmLink(services: Services, account: string, { typed, sender, texts }: Asked) {
  const address = emailIn(typed);
  await countMails(services, { sender, address, account });
  await services.engine.transaction("mail", (queries) => deleteMailLinks(queries, account, "confirm"));
  await sendLink(services, { purpose: "confirm", account, address }, texts);
}

async function countMails(services: Services, by: Partial<Record<keyof typeof MOST, string>>) {
  for (const [what, whose] of Object.entries(by) as [keyof typeof MOST, string][]) {
    await countTry(services, whose, { kind: `mail-${what}`, most: MOST[what], every: QUARTER });
    await countTry(services, whose, { kind: `mail-${what}-day`, most: MOST_DAILY[what], every: DAY });
  }
}

type Whose = Pick<MailLink, "purpose" | "account" | "address">;

/** The link's hash is kept; the link itself stands in the mail alone. */
async function sendLink({ engine, secrets, settings }: Services, of: Whose, { t }: Texts): Promise<void> {
  const secret = Buffer.from(secrets.bytes(32)).toString("base64url");
  const now = secrets.clock();
  const minutes = LINK_MINUTES[of.purpose];
  const until = new Date(now.getTime() + minutes * MINUTE).toISOString();
  const link = { ...of, hash: secrets.sha256(secret), made: now.toISOString(), expires: until };
  await engine.transaction("mail", (queries) => insertMailLink(queries, link));
  const way = of.purpose === "sign-in" ? "sign-in/mail" : "account/email";
  const text = t(`mail.${of.purpose}.text`, {
    link: `${settings.BASE_URL}/${way}/${secret}`,
    site: new URL(settings.BASE_URL).host,
    n: of.purpose === "sign-in" ? minutes : minutes / 60,
  });
  const [account, to, subject] = [of.account, of.address, t(`mail.${of.purpose}.subject`)];
  keepMail(settings, { id: secrets.newId(), account, to, subject, text: `${text}\n`, until });
}

/** Uses a link up and gives the account it opens; other links to come in with go as well. Throws "link-wrong". */
export async function useSignInLink({ engine, secrets }: Services, secret: string): Promise<string> {
  const now = secrets.clock().toISOString();
  const wanted = { hash: secrets.sha256(secret), purpose: "sign-in" } as const;
  return engine.transaction("mail", async (queries) => {
    const link = await takeMailLink(queries, wanted, now);
    // An address that was taken away, or went to another account, opens nothing.
    if (!link || (await accountByEmail(queries, link.address)) !== link.account) throw new Refusal("link-wrong");
    await deleteMailLinks(queries, link.account, "sign-in");
    return link.account;
  });
}

/**
 * Confirms an address for the account that asked for it; whoever had it before comes in with it no more. Throws "link-wrong", and
 * "link-other-account" where the visitor is not signed in to that account: the link still works there.
 */
export async function confirmEmail({ engine, secrets, settings }: Services, secret: string, account?: string) {
  const now = secrets.clock().toISOString();
  const wanted = { hash: secrets.sha256(secret), purpose: "confirm" } as const;
  const before = await engine.transaction("mail", async (queries) => {
    const link = await mailLinkByHash(queries, wanted, now);
    if (!link) throw new Refusal("link-wrong");
    if (link.account !== account) throw new Refusal("link-other-account");
    const had = await accountByEmail(queries, link.address);
    for (const one of [account, had]) if (one !== undefined) await deleteMailLinks(queries, one);
    await setEmail(queries, account, link.address, now);
    if (had !== undefined && had !== account) await deleteDigest(queries, had);
    return had;
  });
  for (const one of [account, before]) if (one !== undefined) dropMails(settings, { account: one });
}

/** Forgets the address of an account, its links, its overview, and its mail that was not yet handed over. */
export async function removeEmail({ engine, settings }: Services, account: string): Promise<void> {
  await engine.transaction("mail", async (queries) => {
    await deleteEmail(queries, account);
    await deleteMailLinks(queries, account);
    await deleteDigest(queries, account);
    await deleteStops(queries, account);
  });
  dropMails(settings, { account });
}
