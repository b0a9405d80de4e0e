import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Refusal } from "../register/refusal.ts";
import { readTheme, type Theme, THEMES, type WrongTheme } from "../web/themes.ts";
import type { Settings } from "./settings.ts";

/** A theme file of the municipality's own, as it is now. */
export interface OwnTheme {
  readonly name: string;
  readonly theme: Theme | WrongTheme;
}

const isWrong = (theme: Theme | WrongTheme): theme is WrongTheme => "problem" in theme;

/** The files in `DATA_DIR/themes`: small letters, digits and dashes, then .css. */
export function ownThemes({ DATA_DIR }: Settings): readonly OwnTheme[] {
  const folder = join(DATA_DIR, "themes");
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).filter((file) => /^[a-z0-9-]{1,40}\.css$/.test(file));
  return files.sort().map((file) => ({
    name: file.slice(0, -".css".length),
    theme: readTheme(readFileSync(join(folder, file), "utf8")),
  }));
}

/** The theme of this name; undefined when there is none, or none any more that can be read. */
export function themeNamed(settings: Settings, name: string): Theme | undefined {
  if (Object.hasOwn(THEMES, name)) return THEMES[name];
  const own = ownThemes(settings).find((one) => one.name === name)?.theme;
  return own === undefined || isWrong(own) ? undefined : own;
}

/** The name of a theme that can be chosen, or nothing for the look that a book begins with. Throws "field-wrong". */
export function themeChosen(settings: Settings, name: string): string {
  if (name !== "" && themeNamed(settings, name) === undefined)
    throw new Refusal("field-wrong", { field: "theme", problem: "choice" });
  return name;
}
