const FILE_CODES = ["ENOENT", "ENOTDIR", "EACCES", "EPERM", "EISDIR", "EROFS", "ENOSPC", "EEXIST"];
/** The network says no, or PostgreSQL does: wrong password, no such database, too many connections, starting up. */
const DATABASE_CODES = [
  "ECONNREFUSED",
  "ENOTFOUND",
  "ETIMEDOUT",
  "ECONNRESET",
  "EAI_AGAIN",
  "28P01",
  "28000",
  "3D000",
  "53300",
  "57P03",
];
/** SQLite: cannot open, no database, read-only, disk failing. */
const SQLITE_CODES = [14, 26, 8, 10];

/** What the machine around the program would not do, as a key of the language files; undefined for a bug. */
export function systemFailure(
  error: unknown,
): { readonly key: string; readonly values: Record<string, string> } | undefined {
  const { code = "", path = "", errcode = 0 } = error as { code?: string; path?: string; errcode?: number };
  if (path !== "" && FILE_CODES.includes(code)) return { key: "cli.file-failed", values: { file: path, code } };
  const away = DATABASE_CODES.includes(code) || (code === "ERR_SQLITE_ERROR" && SQLITE_CODES.includes(errcode));
  return away
    ? { key: "cli.database-failed", values: { code: code === "ERR_SQLITE_ERROR" ? `SQLite ${errcode}` : code } }
    : undefined;
}
