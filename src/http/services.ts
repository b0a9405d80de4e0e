import { join } from "node:path";
import { createDesk, type Desk } from "../desk/desk.ts";
import { systemMeans } from "../desk/means.ts";
import type { Engine } from "../storage/engine.ts";
import { openEngine } from "../storage/open.ts";
import { asBookId } from "../register/ids.ts";
import { noteErased, rememberingScrubs } from "./erased-list.ts";
import { makeFolder } from "./folder.ts";
import { type OwnTexts, ownTexts } from "./own-texts.ts";
import { type Secrets, secretsOf } from "./secrets.ts";
import type { Settings } from "./settings.ts";

/** All that pages and commands work with. */
export interface Services {
  readonly settings: Settings;
  readonly engine: Engine;
  readonly desk: Desk;
  readonly secrets: Secrets;
  readonly texts: OwnTexts;
}

export async function openServices(settings: Settings): Promise<Services> {
  makeFolder(settings.DATA_DIR);
  const opened = await openEngine({ url: settings.DATABASE_URL, file: join(settings.DATA_DIR, "wijkspiegel.db") });
  const engine = rememberingScrubs(opened, settings);
  const means = systemMeans((book, ids) =>
    noteErased(
      settings,
      ids.map((id) => ({ book: asBookId(book), id })),
    ),
  );
  const texts = ownTexts({
    folder: join(settings.DATA_DIR, "texts"),
    digits: settings.ARABIC_DIGITS,
    now: () => means.clock().getTime(),
  });
  return { settings, engine, desk: createDesk(engine, means), secrets: secretsOf(means), texts };
}

/** The same around a database that lives in this process and goes with it. */
export async function servicesInMemory(settings: Settings): Promise<Services> {
  const engine = await openEngine({ file: ":memory:" });
  const means = systemMeans();
  const texts = ownTexts({ digits: settings.ARABIC_DIGITS, now: () => means.clock().getTime() });
  return { settings, engine, desk: createDesk(engine, means), secrets: secretsOf(means), texts };
}
