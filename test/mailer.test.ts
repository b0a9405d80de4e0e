import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { mailServerAnswers, startMailer } from "../src/http/mailer.ts";
import { keepMail, type Mail, mailsIn } from "../src/http/outbox.ts";
import type { Services } from "../src/http/services.ts";
import { parseSettings, type Settings } from "../src/http/settings.ts";
import { servicesAt } from "./support/still-site.ts";
import { type MailServer, startMailServer } from "./support/mail-server.ts";

const folders: string[] = [];
let server: MailServer;
let basis: Services;
beforeAll(async () => {
  server = await startMailServer();
  basis = await servicesAt(() => new Date());
});
afterAll(async () => {
  await server.close();
  await basis.engine.close();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** An installation that hands mail to this address, with an outbox of its own. */
function siteWithMail(SMTP_URL: string): Services {
  const DATA_DIR = mkdtempSync(path.join(tmpdir(), "wijkspiegel-mail-"));
  folders.push(DATA_DIR);
  const settings = parseSettings({ DATA_DIR, SMTP_URL, MAIL_FROM: "De wijk <wijk@voorbeeld.nl>" }) as Settings;
  return { ...basis, settings };
}

let n = 0;
const mailTo = (to: string, more: Partial<Mail> = {}): Mail => {
  const text = "Hallo, هنا الرابط\n\nhttps://wijk.example/sign-in/mail/abc\n";
  return { id: `m${n++}`, account: "a", to, subject: "Uw link", text, until: "2099-01-01T00:00:00.000Z", ...more };
};
const arrivedAt = (to: string) => server.arrived.filter((one) => one.to.includes(to));
const eventually = (check: () => void) => vi.waitFor(check, { timeout: 20_000, interval: 20 });

test("a mail is handed to a real server in plain words, once, and leaves the outbox", async () => {
  const site = siteWithMail(server.url);
  const stop = startMailer(site, 20);
  keepMail(site.settings, mailTo("samira@voorbeeld.nl"));
  expect(statSync(path.join(site.settings.DATA_DIR, "outbox")).mode & 0o077).toBe(0);
  await eventually(() => expect(mailsIn(site.settings)).toEqual([]));
  await stop();
  const [mail, ...others] = arrivedAt("samira@voorbeeld.nl");
  expect(others).toEqual([]);
  expect(mail?.from).toBe("wijk@voorbeeld.nl");
  expect(mail?.raw).toMatch(/^Content-Type: text\/plain; charset=utf-8/im);
  expect(mail?.raw).toMatch(/^Auto-Submitted: auto-generated/im);
  expect(await mailServerAnswers(site.settings)).toBe(true);
});

test("a server that is busy, or not there, loses no mail: it is tried again, and comes once", async () => {
  const log = vi.spyOn(console, "error").mockImplementation(() => undefined);
  const site = siteWithMail(server.url);
  server.busy = true;
  const stop = startMailer(site, 20);
  for (const who of ["een", "twee"]) keepMail(site.settings, mailTo(`${who}@voorbeeld.nl`));
  await eventually(() => expect(log.mock.calls.length).toBeGreaterThan(3));
  expect(mailsIn(site.settings)).toHaveLength(2);
  server.busy = false;
  await eventually(() => expect(mailsIn(site.settings)).toEqual([]));
  await stop();
  expect([arrivedAt("een@voorbeeld.nl").length, arrivedAt("twee@voorbeeld.nl").length]).toEqual([1, 1]);

  const port = Number(new URL(server.url).port);
  await server.close();
  expect(await mailServerAnswers(site.settings)).toBe(false);
  const stopAgain = startMailer(site, 20);
  keepMail(site.settings, mailTo("drie@voorbeeld.nl"));
  await eventually(() => expect(log.mock.calls.join()).toContain("ESOCKET"));
  // Stopped and started again, as after a crash: the mail still lies there, and goes.
  await stopAgain();
  server = await startMailServer(port);
  const stopLast = startMailer(site, 20);
  await eventually(() => expect(mailsIn(site.settings)).toEqual([]));
  await stopLast();
  expect(arrivedAt("drie@voorbeeld.nl")).toHaveLength(1);
  expect(log.mock.calls.join()).not.toMatch(/voorbeeld\.nl|wijk:woord/);
  log.mockRestore();
});

test("a mail whose link has ended is of no use to anybody, and goes unsent", async () => {
  const site = siteWithMail(server.url);
  keepMail(site.settings, mailTo("laat@voorbeeld.nl", { until: "2020-01-01T00:00:00.000Z" }));
  const stop = startMailer(site, 20);
  keepMail(site.settings, mailTo("optijd@voorbeeld.nl"));
  await eventually(() => expect(mailsIn(site.settings)).toEqual([]));
  await stop();
  expect([arrivedAt("laat@voorbeeld.nl").length, arrivedAt("optijd@voorbeeld.nl").length]).toEqual([0, 1]);
});

test("kill -9 while mails come in: every mail that was said to be there is there, whole", async () => {
  const { settings } = siteWithMail(server.url);
  const script = path.resolve(import.meta.dirname, "support/outbox-process.ts");
  const child = spawn(process.execPath, [script, settings.DATA_DIR], { stdio: ["ignore", "pipe", "inherit"] });
  let said = "";
  child.stdout.on("data", (piece: Buffer) => {
    said += piece.toString();
    if (said.length > 300) child.kill("SIGKILL");
  });
  await once(child, "close");
  const ids = mailsIn(settings).map(({ id }) => id);
  expect(
    said
      .split("\n")
      .slice(0, -1)
      .filter((id) => !ids.includes(id)),
  ).toEqual([]);
  expect(mailsIn(settings).filter(({ text }) => text.length !== 16_000)).toEqual([]);
});

test("a mail server without a sender's address is a wrong setting, told by its name", () => {
  expect(parseSettings({ SMTP_URL: server.url })).toEqual({ wrong: [{ name: "MAIL_FROM", value: "" }] });
  expect(parseSettings({ MAIL_FROM: "a@b.nl\r\nBcc: c@d.nl" })).toMatchObject({ wrong: [{ name: "MAIL_FROM" }] });
  expect(parseSettings({ SMTP_URL: "http://x:geheim@y" })).toEqual({ wrong: [{ name: "SMTP_URL", value: "…" }] });
});
