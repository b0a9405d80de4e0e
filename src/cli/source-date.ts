import { type Mapping, needsDate } from "../exchange/mapping.ts";
import { dateInName, isDay, type RegisterFile } from "../http/register-file.ts";
import type { PartialDate } from "../register/partial-date.ts";
import { type Call, optional, WrongUse } from "./command.ts";

/** The date that `--source-date` gives, or else the name of the file; null for neither. Throws WrongUse for what is no day. */
export function saidDate(call: Call): PartialDate | null {
  const said = optional(call, "source-date");
  if (said !== undefined && !isDay(said)) throw new WrongUse("cli.import.date-wrong", { value: said });
  return said ?? dateInName(call.words[0] ?? "");
}

/** The same; where waits are counted up to it a person at the terminal is asked for it, and a pipe is told what is lost. */
export async function agreedDate(call: Call, file: RegisterFile, mapping: Mapping): Promise<PartialDate | null> {
  const said = saidDate(call);
  if (said !== null || !needsDate(mapping, file.sample.dialect.headers)) return said;
  const { terminal, texts, interrupted } = call;
  for (;;) {
    const answer = (await terminal.ask?.(texts.t("cli.import.date-ask"), interrupted)) ?? "";
    if (isDay(answer)) return answer;
    if (answer === "") break;
    terminal.warn(texts.t("cli.import.date-wrong", { value: answer }));
  }
  terminal.warn(texts.t("cli.import.date-missing"));
  return null;
}
