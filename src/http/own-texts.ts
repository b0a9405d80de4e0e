import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { ownMessages, type TextProblem } from "../web/own-messages.ts";
import {
  type Digits,
  isLocale,
  type Locale,
  LOCALES,
  MESSAGES,
  type Messages,
  type Texts,
  textsFrom,
} from "../web/texts.ts";

/** The texts of an installation: those of the program, and over them its own in `texts/<language>.json` of its folder. */
export interface OwnTexts {
  in(locale: Locale): Texts;
  /** What is wrong in the files as they were last read; those texts are left out. */
  problems(): readonly FileProblem[];
}

export interface FileProblem {
  readonly file: string;
  readonly what: TextProblem["what"] | "language-unknown";
  readonly values: TextProblem["values"];
}

interface Source {
  /** The folder with the files; undefined for no files at all. */
  readonly folder?: string;
  readonly digits: Digits;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** A changed file is seen within this time, in milliseconds. */
const LOOK_AGAIN = 2_000;

interface Read {
  readonly stamp: string;
  readonly texts: Texts["in"];
  readonly problems: readonly FileProblem[];
}

/** Reads the files at once, and again when one of them changed. What is wrong after a change is told in the log. */
export function ownTexts({ folder, digits, now }: Source): OwnTexts {
  let read = readTexts(folder, digits, stampOf(folder));
  let looked = now();
  const current = (): Read => {
    if (folder === undefined || now() - looked < LOOK_AGAIN) return read;
    looked = now();
    const stamp = stampOf(folder);
    if (stamp === read.stamp) return read;
    read = readTexts(folder, digits, stamp);
    for (const problem of read.problems) console.error(JSON.stringify({ texts: problem }));
    return read;
  };
  return {
    in: (locale) => current().texts(locale),
    problems: () => read.problems,
  };
}

const filesIn = (folder: string | undefined): readonly string[] =>
  folder !== undefined && existsSync(folder)
    ? readdirSync(folder)
        .filter((file) => file.endsWith(".json"))
        .sort()
    : [];

function stampOf(folder: string | undefined): string {
  return filesIn(folder)
    .map((file) => {
      const { mtimeMs, size } = statSync(join(folder as string, file), { throwIfNoEntry: false }) ?? {};
      return `${file} ${mtimeMs} ${size}`;
    })
    .join("\n");
}

function readTexts(folder: string | undefined, digits: Digits, stamp: string): Read {
  const problems: FileProblem[] = [];
  const own = new Map<Locale, Messages>();
  for (const file of filesIn(folder)) {
    const locale = file.slice(0, -".json".length);
    if (!isLocale(locale)) {
      problems.push({ file, what: "language-unknown", values: { languages: LOCALES.join(", ") } });
      continue;
    }
    const { messages, problems: wrong } = ownMessages(parsed(join(folder as string, file)), MESSAGES.nl);
    own.set(locale, messages);
    problems.push(...wrong.map((problem) => ({ file, ...problem })));
  }
  const all = Object.fromEntries(LOCALES.map((locale) => [locale, { ...MESSAGES[locale], ...own.get(locale) }]));
  return { stamp, texts: textsFrom(all as typeof MESSAGES, digits), problems };
}

/** What a file holds; nothing when it cannot be read or is no JSON. */
function parsed(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}
