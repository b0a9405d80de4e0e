import { existsSync, writeFileSync } from "node:fs";
import { basename, extname } from "node:path";
import { badRowsFile } from "../../exchange/bad-rows.ts";
import type { Mapping } from "../../exchange/mapping.ts";
import { planReading } from "../../exchange/read-register.ts";
import { type BudgetFile, isBudgetFile } from "../../http/budget-file.ts";
import { foundBook } from "../../http/founding.ts";
import { type ImportResult, importRegister } from "../../http/importing.ts";
import { importRound } from "../../http/importing-round.ts";
import { keepMapping, mappingsFor } from "../../http/mappings.ts";
import { publisherIn, publisherOf } from "../../http/publisher.ts";
import type { RegisterFile } from "../../http/register-file.ts";
import type { Services } from "../../http/services.ts";
import type { PartyId } from "../../register/ids.ts";
import { Refusal } from "../../register/refusal.ts";
import { sideOf } from "../../register/register.ts";
import type { BookRecord } from "../../storage/books.ts";
import { bookById } from "../../storage/books.ts";
import { type Call, type Command, EXIT, optional, required, WrongUse } from "../command.ts";
import { readingBudget } from "../budget-file.ts";
import { cellProblemText } from "../file-problem.ts";
import { bookNamed, partyNamed, withInstallation } from "../installation.ts";
import { chosenMapping, confirmMapping, showMapping } from "../mapping-choice.ts";
import { reading, writtenTo } from "../reading.ts";
import { agreedDate, saidDate } from "../source-date.ts";

/** Brings a municipality's register into a book. */
export const importCommand: Command = {
  name: "import",
  words: ["FILE"],
  options: {
    book: { type: "string" },
    new: { type: "boolean" },
    as: { type: "string" },
    map: { type: "string" },
    source: { type: "string" },
    "source-date": { type: "string" },
    save: { type: "string" },
    yes: { type: "boolean" },
    "all-or-nothing": { type: "boolean" },
    bad: { type: "string" },
  },
  run: async (call) => {
    const name = required(call, "book");
    saidDate(call);
    writtenTo(call, "bad");
    const path = call.words[0] ?? "";
    if (isBudgetFile(path)) return readingBudget(call, path, (file) => bringRound(call, { name, file }));
    return reading(call, call.words[0] ?? "", (file) =>
      withInstallation(call, async (services) => {
        const book = await bookFor(call, services, name);
        const mapping = await agreedMapping(call, services, book, file);
        if (mapping === undefined) return EXIT.refused;
        return run(call, services, { book, file, mapping, date: await agreedDate(call, file, mapping) });
      }),
    );
  },
};

/** A round of a neighbourhood budget: there is no column to agree on, and the same file again adds nothing. */
function bringRound(call: Call, { name, file }: { readonly name: string; readonly file: BudgetFile }): Promise<number> {
  return withInstallation(call, async (services) => {
    const book = await bookFor(call, services, name);
    const party = await author(call, services, book, { publisher: "" });
    const source = optional(call, "source");
    const by = { party, account: "steward" };
    const { verdict } = await importRound(services, { book: book.id, by, file, source, date: saidDate(call) });
    const { title, projects } = file.round;
    const values = { title, projects: projects.length, book: book.settings.name };
    call.terminal.print(call.texts.t(`cli.budget.${verdict}`, values));
    return EXIT.done;
  });
}

/** The book by id or name; with --new it is made when it is not there. */
async function bookFor(call: Call, services: Services, name: string): Promise<BookRecord> {
  try {
    return await bookNamed(services, name);
  } catch (error) {
    if (!(error instanceof Refusal && error.code === "book-unknown")) throw error;
    if (!call.values.new) throw new WrongUse("cli.import.book-missing", { name });
  }
  const { t } = call.texts;
  const id = await foundBook(services, { name, place: t("word.unknown"), holder: t("word.unknown"), type: "register" });
  call.terminal.print(t("cli.book.made", { name, book: id }));
  return (await bookById(services.engine, id)) as BookRecord;
}

/** A mapping that somebody agreed to: at the terminal, with --yes, or before, when it was saved or came ready. */
async function agreedMapping(call: Call, services: Services, book: BookRecord, file: RegisterFile) {
  const { terminal, texts, values } = call;
  const { mapping, fits } = chosenMapping(call, file, await mappingsFor(services.engine, book.id));
  showMapping(call, file, mapping);
  if (values.yes || (fits && !terminal.ask)) return named(call, mapping);
  if (!terminal.ask) throw new WrongUse("cli.import.no-mapping", { mapping: JSON.stringify(mapping) });
  const agreed = await confirmMapping(call, file, mapping);
  if (agreed === undefined) terminal.warn(texts.t("cli.import.stopped"));
  return agreed && named(call, agreed);
}

function named(call: Call, mapping: Mapping): Mapping {
  return {
    ...mapping,
    name: optional(call, "save") ?? mapping.name,
    source: optional(call, "source") ?? mapping.source,
  };
}

interface Job {
  readonly book: BookRecord;
  readonly file: RegisterFile;
  readonly mapping: Mapping;
  readonly date: string | null;
}

async function run(call: Call, services: Services, { book, file, mapping, date }: Job): Promise<number> {
  const { terminal, texts, interrupted, values } = call;
  const plan = planReading(file.sample, mapping, date);
  const party = await author(call, services, book, mapping);
  if (optional(call, "save") !== undefined) await keepMapping(services.engine, book.id, mapping);
  terminal.print(texts.t(date === null ? "cli.import.no-date" : "cli.import.date", { date: date ?? "" }));
  const result = await importRegister(
    services,
    {
      book: book.id,
      file,
      plan,
      by: { party, account: "steward" },
      whyTitle: texts.t("cli.import.why-title"),
      allOrNothing: values["all-or-nothing"] === true,
    },
    { interrupted, progress: (so) => terminal.progress(texts.t("cli.import.progress", progressValues(so))) },
  );
  report(call, plan, result);
  terminal.print(
    texts.t(result.nothingIn ? "cli.import.nothing-in" : "cli.import.done", {
      ...counts(result),
      book: book.settings.name,
    }),
  );
  return result.nothingIn ? EXIT.refused : EXIT.done;
}

const progressValues = ({
  rowsDone,
  rowsAll,
  secondsLeft,
}: {
  rowsDone: number;
  rowsAll: number;
  secondsLeft: number | null;
}) => ({
  rowsDone,
  rowsAll,
  left: secondsLeft ?? -1,
});

const counts = ({ rows, added, changed, same, kept, bad }: ImportResult) => ({
  rows,
  added,
  changed,
  same,
  kept,
  bad: bad.length,
});

/** The institution in whose name it goes in: the one --as names, or the publisher of the register. With --new it may be new too. */
async function author(
  call: Call,
  services: Services,
  book: BookRecord,
  { publisher }: Pick<Mapping, "publisher">,
): Promise<PartyId> {
  const open = await services.desk.open(book.id);
  const as = optional(call, "as");
  if (as === undefined && publisher === "") throw new WrongUse("cli.import.who");
  if (as === undefined || (call.values.new && publisherIn(open.register, as) === undefined))
    return publisherOf(services, open, as ?? publisher);
  const party = publisherIn(open.register, as) ?? partyNamed(open.register, as);
  if (sideOf(open.register, party) !== "institution") throw new Refusal("only-about-own-acts");
  return party;
}

/** How many bad rows are told one by one; the file has them all. */
const MOST_TOLD = 20;

function report(call: Call, { dialect }: ReturnType<typeof planReading>, { bad }: ImportResult): void {
  if (bad.length === 0) return;
  const { terminal, texts } = call;
  terminal.warn(texts.t("cli.import.bad", { count: bad.length }));
  for (const { line, problems } of bad.slice(0, MOST_TOLD))
    for (const problem of problems) terminal.warn(`  ${cellProblemText(texts, line, problem)}`);
  if (bad.length > MOST_TOLD) terminal.warn(`  ${texts.t("cli.import.bad-more", { count: bad.length - MOST_TOLD })}`);
  const path = writtenTo(call, "bad") ?? badRowsName(call.words[0] ?? "");
  writeFileSync(path, badRowsFile(dialect, bad));
  terminal.warn(texts.t("cli.import.bad-file", { path }));
}

/**
 * In the folder one stands in, never beside the file: what a municipality published is not ours to write among. Under a name
 * that is free: the rows of last time may be half mended.
 */
function badRowsName(file: string): string {
  const name = `${basename(file, extname(file))}-bad`;
  for (let n = 1; ; n++) {
    const path = n === 1 ? `${name}.csv` : `${name}-${n}.csv`;
    if (!existsSync(path)) return path;
  }
}
