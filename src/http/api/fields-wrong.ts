import { Refusal, type RefusalCode } from "../../register/refusal.ts";

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
