import { resolve } from "node:path";
import { UnreadableFile } from "../exchange/unreadable-file.ts";
import { openRegisterFile, type RegisterFile } from "../http/register-file.ts";
import { type Call, EXIT, optional, WrongUse } from "./command.ts";
import { problemText } from "./file-problem.ts";

const CANNOT_OPEN = ["ENOENT", "EACCES", "EISDIR", "EPERM"];

/** Opens a register's file for some work; a file that cannot be opened or read is told in words. */
export async function reading(
  call: Call,
  path: string,
  work: (file: RegisterFile) => Promise<number>,
): Promise<number> {
  try {
    return await work(await opened(path));
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    call.terminal.warn(`${path}: ${problemText(call.texts, error.problem)}`);
    return EXIT.refused;
  }
}

async function opened(path: string): Promise<RegisterFile> {
  try {
    return await openRegisterFile(path);
  } catch (error) {
    if (!CANNOT_OPEN.includes((error as NodeJS.ErrnoException).code ?? "")) throw error;
    throw new WrongUse("cli.use.file-missing", { file: path });
  }
}

/** Where an option says that something is written. Throws WrongUse for the file that is read: it would be gone. */
export function writtenTo(call: Call, option: string): string | undefined {
  const path = optional(call, option);
  if (path !== undefined && resolve(path) === resolve(call.words[0] ?? ""))
    throw new WrongUse("cli.use.over-itself", { option, file: path });
  return path;
}
