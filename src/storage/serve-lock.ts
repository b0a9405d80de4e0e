import { DatabaseSync } from "node:sqlite";

/** Holds a folder for one server. The lock lives in the operating system, so it goes with the process, also after kill -9. */
export function lockFolder(file: string): (() => void) | undefined {
  const database = new DatabaseSync(file, { timeout: 0 });
  try {
    database.exec("PRAGMA locking_mode=EXCLUSIVE; BEGIN EXCLUSIVE");
    return () => database.close();
  } catch {
    database.close();
    return undefined;
  }
}
