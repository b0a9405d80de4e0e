import type { Command } from "./command.ts";
import { backupCommand } from "./commands/backup.ts";
import { bookCommand } from "./commands/book.ts";
import { codeCommand } from "./commands/code.ts";
import { eraseCommand } from "./commands/erase.ts";
import { exportCommand } from "./commands/export.ts";
import { importCommand } from "./commands/import.ts";
import { mirrorCommand } from "./commands/mirror.ts";
import { partyCommand } from "./commands/party.ts";
import { restoreCommand } from "./commands/restore.ts";
import { serveCommand } from "./commands/serve.ts";
import { simulateCommand } from "./commands/simulate.ts";
import { stewardCommand } from "./commands/steward.ts";
import { verifyCommand } from "./commands/verify.ts";

/** Every command, in the order in which the help shows them. */
export const COMMANDS: readonly Command[] = [
  serveCommand,
  mirrorCommand,
  importCommand,
  bookCommand,
  partyCommand,
  codeCommand,
  stewardCommand,
  verifyCommand,
  exportCommand,
  eraseCommand,
  backupCommand,
  restoreCommand,
  simulateCommand,
];
