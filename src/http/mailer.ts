import { createTransport, type Transporter } from "nodemailer";
import { digestSent, mayStillGo } from "./digests.ts";
import { dropMail, dropMails, keepMail, type Mail, mailsIn, onMail, takeMail } from "./outbox.ts";
import type { Services } from "./services.ts";
import type { Settings } from "./settings.ts";

/** A mail that could not be handed over is tried again after this long, then three times as long each time, in milliseconds. */
const FIRST_WAIT = 5_000;
const LONGEST_WAIT = 600_000;
/** How long a mail server may take to say anything, in milliseconds. */
const PATIENCE = 10_000;

/** Times a mail was tried, and when it is tried again: milliseconds. */
interface Tried {
  readonly times: number;
  readonly again: number;
}

const transportFor = (url: string): Transporter =>
  createTransport({
    url,
    connectionTimeout: PATIENCE,
    greetingTimeout: PATIENCE,
    socketTimeout: PATIENCE,
    disableFileAccess: true,
    disableUrlAccess: true,
  });

/** Whether the mail server of the settings answers and lets us in; true when there is none. */
export async function mailServerAnswers({ SMTP_URL }: Settings): Promise<boolean> {
  if (SMTP_URL === undefined) return true;
  const transport = transportFor(SMTP_URL);
  try {
    return await transport.verify();
  } catch {
    return false;
  } finally {
    transport.close();
  }
}

/**
 * Hands over what lies in the outbox, and what comes in. A mail leaves the outbox once the server has taken it; when this process ends
 * in between it is sent a second time, under the same Message-ID. The function it gives stops that, after the one under way.
 */
export function startMailer(services: Services, firstWait = FIRST_WAIT): () => Promise<void> {
  const { settings, secrets } = services;
  const { SMTP_URL } = settings;
  if (SMTP_URL === undefined) return async () => undefined;
  const transport = transportFor(SMTP_URL);
  const tried = new Map<string, Tried>();
  let [stopped, timer] = [false, setTimeout(() => undefined, 0)];
  let running: Promise<void> | undefined;
  let more = false;
  const wake = (): void => {
    if (stopped) return;
    if (running) more = true;
    else running = round().finally(rest);
  };
  const stopListening = onMail(settings, wake);
  wake();
  return async () => {
    stopped = true;
    clearTimeout(timer);
    stopListening();
    await running;
    transport.close();
  };

  async function round(): Promise<void> {
    const now = secrets.clock();
    dropMails(settings, { before: now.toISOString() });
    for (const mail of mailsIn(settings)) {
      if (stopped) return;
      if ((tried.get(mail.id)?.again ?? 0) <= now.getTime()) await handOver(mail);
    }
  }

  async function handOver(mail: Mail): Promise<void> {
    try {
      if (mail.digest) await handOverOnce(mail);
      else await transport.sendMail(asSent(mail, settings));
      dropMail(settings, mail.id);
      tried.delete(mail.id);
    } catch (error) {
      const times = (tried.get(mail.id)?.times ?? 0) + 1;
      const again = secrets.clock().getTime() + Math.min(firstWait * 3 ** (times - 1), LONGEST_WAIT);
      tried.set(mail.id, { times, again });
      // The server's own words may hold the address.
      const { code, responseCode } = error as { code?: string; responseCode?: number };
      console.error(JSON.stringify({ mail: mail.id, times, code, responseCode }));
    }
  }

  /** An overview leaves the outbox first and comes back only when the server surely did not take it: better none than two. */
  async function handOverOnce(mail: Mail): Promise<void> {
    if (!mail.digest || !(await mayStillGo(services, mail))) return;
    takeMail(settings, mail.id);
    try {
      await transport.sendMail(asSent(mail, settings));
    } catch (error) {
      if (surelyNotTaken(error)) keepMail(settings, mail);
      throw error;
    }
    await digestSent(services, mail.account, mail.digest);
  }

  function rest(): void {
    running = undefined;
    clearTimeout(timer);
    if (stopped) return;
    if (more) {
      more = false;
      return wake();
    }
    const waits = mailsIn(settings).map(({ id }) => (tried.get(id)?.again ?? 0) - secrets.clock().getTime());
    if (waits.length === 0) return tried.clear();
    timer = setTimeout(wake, Math.max(10, Math.min(...waits)));
  }
}

/** The server said no, or there was none to talk to; a connection that broke off says nothing. */
function surelyNotTaken(error: unknown): boolean {
  const { responseCode, syscall, code } = error as { responseCode?: number; syscall?: string; code?: string };
  return responseCode !== undefined || syscall === "connect" || code === "EDNS" || code === "EAUTH";
}

const asSent = ({ id, to, subject, text, html, digest }: Mail, { MAIL_FROM = "", BASE_URL }: Settings) => ({
  from: MAIL_FROM,
  to: { name: "", address: to },
  subject,
  text,
  ...(html !== undefined && { html }),
  messageId: `<${id}@${new URL(BASE_URL).hostname}>`,
  headers: {
    "Auto-Submitted": "auto-generated",
    // RFC 8058: one press in the mail program, without opening a page.
    ...(digest && { "List-Unsubscribe": `<${digest.stop}>`, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" }),
  },
});
