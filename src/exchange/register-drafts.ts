import type { Author, Draft } from "../register/entry.ts";
import { asEntryId, type EntryId } from "../register/ids.ts";
import { type BodyOf, KINDS } from "../register/kinds.ts";
import { isBefore, type PartialDate } from "../register/partial-date.ts";
import { fileAt, type Register, writtenAt } from "../register/register.ts";
import { traitWordsIn } from "../register/traits.ts";
import { type Source, UNKNOWN } from "../register/values.ts";
import { differs, type FileNow, fileNow, latestOf, schemesIn } from "./file-now.ts";
import type { RegisterPlan } from "./read-register.ts";
import type { RegisterRow } from "./register-row.ts";
import { applicantSays, decisionSays, requestSays } from "./row-says.ts";

/** Who imports which version of a register. */
export interface ImportSettings {
  readonly plan: RegisterPlan;
  /** The institution that published the register; it is the author of what comes in, told by one side. */
  readonly by: Author;
  /** A random id for a new entry. */
  readonly newId: () => string;
  /** Why a scheme keeps a published name that holds a word of belief, origin or health: a text in the book's language. */
  readonly whyTitle: string;
}

/** What some rows add to the book, and how many files were new, changed, the same, or left as they were. */
export interface ImportStep {
  readonly drafts: readonly Draft[];
  readonly added: number;
  readonly changed: number;
  readonly same: number;
  /** Files of which the book has a newer or undated version, or one by another author. */
  readonly kept: number;
}

type Verdict = "added" | "changed" | "same" | "kept";

/**
 * Turns the rows of one file into drafts, batch by batch. A file number is one request and at most one decision; what
 * the book has already is not written again, a newer version corrects its author's own entries, an older one never
 * does, and a file that is missing says nothing. Second versions by those concerned are not touched.
 */
export class RegisterImport {
  readonly #settings: ImportSettings;
  readonly #schemes: Map<string, EntryId>;
  readonly #latest: PartialDate;
  readonly #unsaid: { readonly request: BodyOf<"request">; readonly decision: BodyOf<"decision"> };

  /** @param register the book as it is before the first batch */
  constructor(register: Register, settings: ImportSettings) {
    const { by, plan } = settings;
    this.#settings = settings;
    this.#schemes = schemesIn(register, by, plan.mapping.source);
    this.#latest = latestOf(register, plan.mapping.source);
    const nobody = { residents: true };
    this.#unsaid = {
      request: KINDS.request.body.parse({ from: nobody, to: by.party, matter: "money" }),
      decision: KINDS.decision.body.parse({ on: by.party, decider: by.party, outcome: UNKNOWN, nature: "public-law" }),
    };
  }

  /**
   * The drafts of a batch, in the order in which they must be written, all or none.
   * @param register the book as it is now: earlier batches may be in it or not
   */
  step(register: Register, rows: readonly RegisterRow[]): ImportStep {
    const drafts: Draft[] = [];
    const count: Record<Verdict, number> = { added: 0, changed: 0, same: 0, kept: 0 };
    for (const row of rows) count[this.#file(register, row, drafts)]++;
    return { drafts, ...count };
  }

  #file(register: Register, row: RegisterRow, drafts: Draft[]): Verdict {
    const source = this.#sourceOf(row);
    const rows = fileAt(register, source.name, row.fileNumber);
    const request = writtenAt(register, rows?.request);
    if (request?.kind !== "request") return this.#add(row, source, drafts);
    const decision = writtenAt(register, rows?.decision);
    const file = fileNow(register, request, decision?.kind === "decision" ? decision : undefined);
    if (!this.#isNewScheme(row) && this.#changes(file, row, source).length === 0) return "same";
    if (!this.#mayChange(file, source)) return "kept";
    drafts.push(...this.#newScheme(row, source), ...this.#changes(file, row, source));
    return "changed";
  }

  #add(row: RegisterRow, source: Source, drafts: Draft[]): Verdict {
    const { by, newId, plan } = this.#settings;
    drafts.push(...this.#newScheme(row, source));
    const id = asEntryId(newId());
    const from = applicantSays(row.applicant, plan.fields);
    const says = requestSays(row, plan.fields, this.#schemes.get(row.scheme ?? ""));
    drafts.push({ kind: "request", id, by, body: nameless({ ...this.#unsaid.request, from, ...says, source }) });
    const decided = decisionSays(row, plan.fields, row.asked);
    if (decided !== null) drafts.push(this.#decision(id, decided, source));
    return "added";
  }

  /** What this row says otherwise than the book, as corrections, and the decision the book did not have. */
  #changes({ request, decision }: FileNow, row: RegisterRow, source: Source): readonly Draft[] {
    const { by, plan } = this.#settings;
    const from = applicantSays(row.applicant, plan.fields, request.now.from);
    const says = requestSays(row, plan.fields, this.#schemes.get(row.scheme ?? ""));
    const asks = nameless({ ...request.now, from, ...says, source });
    const drafts = differs(request.now, asks) ? [correction(by, request.entry.id, asks)] : [];
    const decided = decisionSays(row, plan.fields, asks.amount === UNKNOWN ? null : asks.amount);
    if (decided === null) return drafts;
    if (decision === undefined) return [...drafts, this.#decision(request.entry.id, decided, source)];
    const decides = { ...decision.now, ...decided, source };
    return differs(decision.now, decides) ? [...drafts, correction(by, decision.entry.id, decides)] : drafts;
  }

  /** Only its own entries, and only with a version that is known to be newer than all the book has of the file. */
  #mayChange({ request, decision }: FileNow, { date }: Source): boolean {
    const said = decision === undefined ? [request] : [request, decision];
    const older = said.every(({ now }) => isBefore(now.source?.date ?? UNKNOWN, date) === "yes");
    const own = said.every(({ entry }) => entry.by.party === this.#settings.by.party);
    return own && older && isBefore(date, this.#latest) !== "yes";
  }

  #decision(on: EntryId, decided: Partial<BodyOf<"decision">>, source: Source): Draft {
    return { kind: "decision", by: this.#settings.by, body: { ...this.#unsaid.decision, on, ...decided, source } };
  }

  #isNewScheme({ scheme }: RegisterRow): boolean {
    return scheme !== null && !this.#schemes.has(scheme);
  }

  /** The rule for a scheme the book does not have yet. */
  #newScheme(row: RegisterRow, { name, date }: Source): readonly Draft[] {
    const { by, newId, whyTitle } = this.#settings;
    if (row.scheme === null || !this.#isNewScheme(row)) return [];
    const id = asEntryId(newId());
    this.#schemes.set(row.scheme, id);
    const rule = { title: row.scheme, type: "subsidy", owner: by.party, source: { name, date } };
    const why = traitWordsIn(row.scheme).length > 0 ? { why: whyTitle } : {};
    return [{ kind: "rule", id, by, body: KINDS.rule.body.parse({ ...rule, ...why }) }];
  }

  #sourceOf(row: RegisterRow): Source {
    const { mapping, format } = this.#settings.plan;
    const date = row.registerDate ?? format.sourceDate ?? UNKNOWN;
    return { name: mapping.source, date, file: row.fileNumber, line: row.line };
  }
}

/** A body is JSON; only the type of its optional fields does not say so. */
function correction(by: Author, target: EntryId, body: BodyOf<"request"> | BodyOf<"decision">): Draft {
  return { kind: "correction", by, body: { target, body: body as unknown as BodyOf<"correction">["body"] } };
}

/** A resident's request has no title: "straatfeest bij familie X" would name one. */
function nameless(body: BodyOf<"request">): BodyOf<"request"> {
  return "residents" in body.from ? { ...body, what: UNKNOWN } : body;
}
