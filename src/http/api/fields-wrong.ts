import { Refusal, type RefusalCode } from "../../register/refusal.ts";
import { traitWordsIn } from "../../register/traits.ts";

/** One field that is not right, by its path in what was sent. */
export interface FieldProblem {
  readonly field: string;
  readonly problem: string;
  /** Words in it to look at again. */
  readonly words?: readonly string[];
}

/** A refusal that names several fields at once. */
export class FieldsWrong extends Refusal {
  readonly errors: readonly FieldProblem[];

  constructor(errors: readonly FieldProblem[], code: RefusalCode = "field-wrong") {
    super(code, { field: errors[0]?.field ?? "", problem: errors[0]?.problem ?? "" });
    this.errors = errors;
  }
}

/** Throws "look-again" for words about what people are in a field, unless whoever sent them looked at them once more. */
export function looksAgain(field: string, typed: string, looked: boolean): void {
  const words = looked ? [] : traitWordsIn(typed);
  if (words.length > 0) throw new FieldsWrong([{ field, problem: "look-again", words }], "look-again");
}
