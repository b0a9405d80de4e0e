import type { WrittenEntry } from "../register/entry.ts";
import { NONE } from "../mirror/columns.ts";
import { hangs } from "../register/hanging.ts";
import { bodyNow, rootOf, writtenAt } from "../register/register.ts";
import type { EntryId, PartyId } from "../register/ids.ts";
import { capitalised } from "./capitalised.ts";
import type { BookPageContext } from "./context.ts";

/** How long a title made of running text may get in a list. */
const LONGEST = 90;

/** A piece of a title: our words in the language of the page, or words of people and registers in whatever language they stand. */
export type TitlePart = string | { readonly own: string };
type Title = readonly TitlePart[];

/** What an entry is called as plain text, as `titleParts` has it. */
export function entryTitle(context: BookPageContext, row: number): string | undefined {
  const parts = titleParts(context, row);
  if (parts === undefined) return undefined;
  const alone = parts.length === 1;
  return parts
    .map((part) => (typeof part === "string" ? part : alone ? part.own : context.texts.apart(part.own)))
    .join("");
}

/**
 * What an entry is called in a list. A row of a published register is called by its file number, never by who asked
 * (no finding on a register names a receiver); undefined when it may not be read or was erased.
 */
export function titleParts(context: BookPageContext, row: number): Title | undefined {
  const { book } = context;
  const entry = book.view.mask[row] === 1 ? writtenAt(book.register, row) : undefined;
  if (!entry) return undefined;
  const [first = "", ...more] = hangs(entry.kind)
    ? hangingTitle(context, entry)
    : (fileTitle(context, entry) ?? ownTitle(context, entry));
  return [typeof first === "string" ? capitalised(first) : { own: capitalised(first.own) }, ...more];
}

function hangingTitle(context: BookPageContext, entry: WrittenEntry): Title {
  const kind = capitalised(context.formats.word(entry.kind, "kind"), context.texts.locale);
  const root = rootOf(context.book.register, entry.id);
  const about = root === undefined ? undefined : writtenAt(context.book.register, root);
  if (!about || about.id === entry.id || hangs(about.kind)) return [kind];
  return filled(context, "entry.hanging", { kind, about: titleOf(context, about.id) });
}

function fileTitle({ texts, formats }: BookPageContext, entry: WrittenEntry): Title | undefined {
  const { source } = entry.body as { readonly source?: { readonly file?: string } };
  if (source?.file === undefined) return undefined;
  return [texts.t("entry.file", { file: source.file, kind: formats.word(entry.kind, "kind") })];
}

const titleOf = (context: BookPageContext, id: EntryId): Title =>
  titleParts(context, context.book.register.rowOf.get(id) ?? -1) ?? [context.formats.unknown];

/** A text with titles among its values. */
const filled = ({ texts }: BookPageContext, key: string, values: Readonly<Record<string, string | Title>>): Title =>
  texts.parts(key, values).flat();

const own = (text: string): Title => [{ own: text }];

function ownTitle(context: BookPageContext, entry: WrittenEntry): Title {
  const { formats, texts, book } = context;
  const kind = capitalised(formats.word(entry.kind, "kind"), texts.locale);
  switch (entry.kind) {
    case "party":
    case "space":
      return own(bodyNow(book.register, entry).name);
    case "activity":
    case "rule":
      return own(bodyNow(book.register, entry).title);
    case "request": {
      const { what, matter } = bodyNow(book.register, entry);
      return what === "unknown" ? [texts.t("entry.request", { matter: formats.word(matter, "matter") })] : short(what);
    }
    case "decision": {
      const { outcome, on } = bodyNow(book.register, entry);
      return filled(context, "entry.decision", { outcome: formats.word(outcome), on: titleOf(context, on) });
    }
    case "support":
    case "burden": {
      const { what, type } = bodyNow(book.register, entry);
      return what === "unknown" ? [`${kind}: ${formats.word(type, entry.kind)}`] : short(what);
    }
    case "fact":
    case "held": {
      const { criterion, rule } = bodyNow(book.register, entry);
      return [`${kind}: `, { own: criterionText(context, rule, criterion) }];
    }
    case "claim":
      // Its words stand on its own page only: a list or file would make them a column (never 3).
      return [`${kind}: `, ...partyTitle(context, bodyNow(book.register, entry).speaker)];
    case "doubt":
      return short(bodyNow(book.register, entry).ground);
    case "backing": {
      const { claim, type } = bodyNow(book.register, entry);
      return [`${capitalised(formats.word(type, "backing"), texts.locale)}: `, ...titleOf(context, claim)];
    }
    case "saying":
      return short(bodyNow(book.register, entry).words);
    case "tie": {
      const { from, to, type } = bodyNow(book.register, entry);
      return filled(context, `entry.tie.${type}`, { from: partyTitle(context, from), to: partyTitle(context, to) });
    }
    case "together":
      return short(bodyNow(book.register, entry).text);
    case "unnamed": {
      const { on, step } = bodyNow(book.register, entry);
      return filled(context, `unnamed.title.${step}`, { on: titleOf(context, on) });
    }
    case "hiding":
      return [
        `${texts.t(entry.body.hidden ? "hidden.is-hidden" : "hidden.is-shown")}: ${formats.word(entry.body.ground, "hiding")}`,
      ];
    case "role":
    case "round":
    case "comparison":
      return own(bodyNow(book.register, entry).title);
    default:
      return [kind];
  }
}

const partyTitle = (context: BookPageContext, party: PartyId): Title => titleOf(context, party as string as EntryId);

/** A criterion in the words of its rule, as far as the rule may be read; its key when the rule does not hold it. */
export function criterionText({ book, formats }: BookPageContext, rule: EntryId, key: string): string {
  const said = book.view.said(book.register.rowOf.get(rule) ?? NONE, "rule");
  if (key === "unknown" || said === undefined) return formats.unknown;
  return (said.criteria ?? []).find((criterion) => criterion.key === key)?.text ?? key;
}

function short(text: string): Title {
  if (text.length <= LONGEST) return own(text);
  const cut = text.slice(0, LONGEST);
  return own(`${cut.slice(0, Math.max(cut.lastIndexOf(" "), 40))}…`);
}
