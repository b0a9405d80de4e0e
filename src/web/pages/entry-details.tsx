import { namedIn } from "../../register/named-ground.ts";
import { traitWordsIn } from "../../register/traits.ts";
import type { Detail } from "../components/details.tsx";
import type { BookPageContext } from "../context.ts";
import type { AnySpec } from "../forms/field.ts";
import { specsOf } from "../forms/read-form.ts";
import { isFromRegister, type Told } from "./reading.ts";
import { isUnknown, Value } from "./value.tsx";
import type { KindName } from "../../register/kinds.ts";

type Loose = Readonly<Record<string, unknown>>;

/** What a field is called: in the form and beside its value alike. */
export const fieldLabel = ({ texts }: Pick<BookPageContext, "texts">, kind: KindName, name: string): string =>
  texts.t(`field.${kind}.${name}`);

/** Everything an entry says, in the order of its form. The project title of a register row may name somebody: it stays out. */
export function detailsOf(context: BookPageContext, { entry, body }: Told): readonly Detail[] {
  const said = { ...body, ...agreedNow(context, entry) } as Told["body"];
  const shown = shownSpecs({ entry, body }).filter((spec) => !spec.more || !isUnknown(valueAt(body, spec.name)));
  return shown.map((spec) => ({
    term: fieldLabel(context, entry.kind, spec.name),
    value: <Value context={context} spec={spec} value={valueAt(said, spec.name)} body={body as unknown as Loose} />,
  }));
}

/** What its holder answered to a role by now stands above what its writer told of that. */
function agreedNow({ book }: BookPageContext, { id, kind }: Told["entry"]): Loose {
  const row = book.register.rowOf.get(id);
  const agreed = kind === "role" && row !== undefined ? book.view.agreed(row) : "unknown";
  return agreed === "unknown" ? {} : { agreed };
}

/** Some fields of an entry by their names, also where nobody told: on a card unknown stays visible. */
export const detailsNamed = (
  context: BookPageContext,
  { entry, body }: Told,
  names: readonly string[],
): readonly Detail[] =>
  shownSpecs({ entry, body })
    .filter(({ name }) => names.includes(name))
    .map((spec) => ({
      term: fieldLabel(context, entry.kind, spec.name),
      value: <Value context={context} spec={spec} value={valueAt(body, spec.name)} body={body as unknown as Loose} />,
    }));

/** The further fields nobody told, by what they are called: unknown stays visible, in one line. Why it says who people are is asked only where it does. */
export const unknownFields = (context: BookPageContext, { entry, body }: Told): readonly string[] =>
  shownSpecs({ entry, body })
    .filter((spec) => spec.more && isUnknown(valueAt(body, spec.name)) && !spec.name.includes("."))
    .filter(({ name }) => name !== "why" || asksWhy(entry.kind, body))
    .map((spec) => fieldLabel(context, entry.kind, spec.name));

/** Whether a rule or a decision says who people are: only then it is asked why. */
function asksWhy(kind: KindName, body: Told["body"]): boolean {
  if (kind === "rule") return traitWordsIn(JSON.stringify(body)).length > 0;
  return kind !== "decision" || namedIn(kind, body).length > 0;
}

/** A tariff table and an outcome stand on the page of their rule, in words; a photo beside what it is the source of. */
const ELSEWHERE = ["groups", "met", "photo"];

function shownSpecs({ entry, body }: Pick<Told, "entry" | "body">): readonly AnySpec[] {
  const hidden = [...(isFromRegister(body) ? ["what"] : []), ...ELSEWHERE];
  return specsOf(entry.kind).filter(({ name }) => !hidden.includes(name) && name !== "target");
}

function valueAt(body: Told["body"], path: string): unknown {
  const [first = "", second] = path.split(".");
  const value = (body as unknown as Loose)[first];
  return second === undefined ? value : (value as Loose | undefined)?.[second];
}
