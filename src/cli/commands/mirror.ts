import { writeFileSync } from "node:fs";
import { planReading } from "../../exchange/read-register.ts";
import type { Mapping } from "../../exchange/mapping.ts";
import { AMSTERDAM_MAPPINGS } from "../../exchange/amsterdam.ts";
import { type BudgetFile, isBudgetFile } from "../../http/budget-file.ts";
import { foundBook } from "../../http/founding.ts";
import { importRegister } from "../../http/importing.ts";
import { importRound } from "../../http/importing-round.ts";
import { publisherOf } from "../../http/publisher.ts";
import type { RegisterFile } from "../../http/register-file.ts";
import { servicesInMemory } from "../../http/services.ts";
import type { OpenBook } from "../../desk/open-book.ts";
import { columnsOf } from "../../mirror/columns.ts";
import { LENSES, look } from "../../mirror/mirror.ts";
import { viewFor } from "../../mirror/view.ts";
import { NOBODY } from "../../register/reading.ts";
import { type BookPageContext, pageContext } from "../../web/context.ts";
import type { Texts } from "../../web/texts.ts";
import { type Call, type Command, EXIT, optional, WrongUse } from "../command.ts";
import { readingBudget } from "../budget-file.ts";
import { type Answer, printFinding } from "../finding-print.ts";
import { settingsOf } from "../installation.ts";
import { chosenMapping, showMapping } from "../mapping-choice.ts";
import { reading, writtenTo } from "../reading.ts";
import { reportOf } from "../report.tsx";
import { agreedDate, saidDate } from "../source-date.ts";

/** The main job without a server: a register in, findings out. */
export const mirrorCommand: Command = {
  name: "mirror",
  words: ["FILE"],
  options: {
    out: { type: "string" },
    lens: { type: "string" },
    map: { type: "string" },
    source: { type: "string" },
    "source-date": { type: "string" },
  },
  run: (call) => {
    const out = writtenTo(call, "out");
    saidDate(call);
    const path = call.words[0] ?? "";
    if (isBudgetFile(path)) return readingBudget(call, path, (file) => mirrorRound(call, file, out));
    return reading(call, path, async (file) => {
      const context = contextOf(call, await bookOf(call, file), file);
      return told(call, context, { answers: await lookAll(call, context), name: file.name, out });
    });
  },
};

interface Telling {
  readonly answers: readonly Answer[];
  readonly name: string;
  readonly out: string | undefined;
}

function told(call: Call, context: BookPageContext, { answers, name, out }: Telling): number {
  for (const answer of answers) printFinding(call.terminal, context, answer);
  if (out !== undefined) {
    writeFileSync(out, reportOf(context, answers, name));
    call.terminal.print(call.texts.t("cli.mirror.report", { path: out }));
  }
  return EXIT.done;
}

/** A budget round answers one question: which projects its votes give under which rule. */
async function mirrorRound(call: Call, file: BudgetFile, out: string | undefined): Promise<number> {
  const { texts } = call;
  const services = await servicesInMemory(settingsOf(call));
  const { name } = file;
  const unknown = texts.t("word.unknown");
  const book = await foundBook(services, { name, place: unknown, holder: unknown, type: "register" });
  const party = await publisherOf(services, await services.desk.open(book), unknown);
  const by = { party, account: "steward" };
  const { id } = await importRound(services, { book, by, file, source: optional(call, "source"), date: null });
  const open = { ...(await services.desk.open(book)), now: services.secrets.clock().getTime() };
  const context = contextOf(call, open, { name });
  const finding = look("rule-what-if", context.book.view, new URLSearchParams({ rule: id }));
  return told(call, context, { answers: [{ title: texts.t("lens.rule-what-if.question"), finding }], name, out });
}

/** The register as a book in memory, which goes when the command ends. */
async function bookOf(call: Call, file: RegisterFile): Promise<OpenBook & { readonly now: number }> {
  const { terminal, texts, interrupted } = call;
  const { mapping, fits } = chosenMapping(call, file, AMSTERDAM_MAPPINGS);
  if (!fits) showMapping(call, file, mapping);
  const plan = planReading(file.sample, mapping, await agreedDate(call, file, mapping));
  const services = await servicesInMemory(settingsOf(call));
  const unknown = texts.t("word.unknown");
  const book = await foundBook(services, { name: file.name, place: unknown, holder: unknown, type: "register" });
  const party = await publisherOf(services, await services.desk.open(book), publisherName(mapping, unknown));
  const order = {
    file,
    plan,
    book,
    by: { party, account: "steward" },
    whyTitle: texts.t("cli.import.why-title"),
    allOrNothing: false,
  };
  const result = await importRegister(services, order, {
    interrupted,
    progress: ({ rowsDone, rowsAll, secondsLeft }) =>
      terminal.progress(texts.t("cli.import.progress", { rowsDone, rowsAll, left: secondsLeft ?? -1 })),
  });
  terminal.print(texts.t("cli.mirror.read", { rows: result.rows, bad: result.bad.length, name: file.name }));
  return { ...(await services.desk.open(book)), now: services.secrets.clock().getTime() };
}

const publisherName = ({ publisher }: Mapping, unknown: string): string => publisher || unknown;

/** What everybody could read of such a book, now. */
function contextOf(
  { texts }: Call,
  { record, register, now }: Awaited<ReturnType<typeof bookOf>>,
  file: Pick<RegisterFile, "name">,
): BookPageContext {
  const columns = columnsOf(register);
  const { name, place } = record.settings;
  const book = {
    slug: record.id,
    name,
    type: record.type,
    place,
    note: texts.t("cli.mirror.note", { name: file.name }),
    register,
    columns,
    view: viewFor(columns, register, NOBODY, now),
    viewer: NOBODY,
    now,
  };
  return pageContext({ locale: texts.locale, texts, path: "/", book });
}

/** Questions as an address has them. A register is asked three times whether like requests are decided alike. */
const QUESTIONS: readonly string[] = LENSES.flatMap(({ name }) =>
  name === "like-for-like" ? ["form", "unit", "cadence"].map((by) => `${name}?by=${by}`) : [name],
);

/** The findings of every question, or of the one that --lens names. */
async function lookAll(call: Call, { book }: BookPageContext): Promise<readonly Answer[]> {
  const { terminal, texts, interrupted } = call;
  const asked = optional(call, "lens");
  const answers: Answer[] = [];
  for (const question of asked === undefined ? QUESTIONS : [asked]) {
    const [lens = "", query = ""] = question.split("?");
    if (!LENSES.some(({ name }) => name === lens))
      throw new WrongUse("cli.mirror.lens-unknown", { lens, lenses: LENSES.map(({ name }) => name).join(", ") });
    terminal.progress(texts.t("cli.mirror.looking", { lens: texts.t(`lens.${lens}.title`) }));
    await new Promise(setImmediate);
    interrupted.throwIfAborted();
    const chosen = new URLSearchParams(query);
    const title = questionText(texts, lens, chosen.get("by") ?? undefined);
    answers.push({ title, finding: look(lens, book.view, chosen) });
  }
  return asked === undefined ? answers.filter(saysSomething) : answers;
}

/** A register holds no criteria, no support and no parties to choose from: questions about those stay out. */
const saysSomething = ({ finding: { basis, tables } }: Answer): boolean =>
  basis.requests > 0 || tables.some(({ rows }) => rows.length > 0);

/** The lens's question, and between what it compares where that was chosen. */
function questionText({ t, firstOf }: Texts, lens: string, by: string | undefined): string {
  const word = by === undefined ? undefined : firstOf([`lens.${lens}.word.${by}`, `word.${by}`]);
  return word === undefined ? t(`lens.${lens}.question`) : `${t(`lens.${lens}.question`)} (${t(word)})`;
}
