/** Puts mails in an outbox, one after another, and prints the number of each once it is there; until somebody kills it. */
import { keepMail } from "../../src/http/outbox.ts";
import { parseSettings, type Settings } from "../../src/http/settings.ts";

const settings = parseSettings({ DATA_DIR: process.argv[2] }) as Settings;
for (let n = 0; ; n++) {
  const text = "woorden ".repeat(2_000);
  keepMail(settings, { id: `m${n}`, account: "a", to: "a@b.example", subject: "x", text, until: "2099-01-01" });
  process.stdout.write(`m${n}\n`);
  await new Promise((resolve) => setImmediate(resolve));
}
