import { isOwnForGood } from "../../register/consent.ts";
import { hangs } from "../../register/hanging.ts";
import type { FieldError } from "../components/field.tsx";
import type { BookPageContext } from "../context.ts";
import { type FormError, type Posted, type RowsSpec, valueIn, valuesIn } from "../forms/field.ts";
import { type Form, type FormField, labelKey } from "../forms/form-of.ts";
import { asksConsent, FormFieldInput, ReachField } from "./form-field.tsx";
import { PhotoInput } from "./photo-input.tsx";

/** An error with the name of its field, for the summary; at the field itself only what to do stands. */
export interface ShownError extends FieldError {
  readonly label: string;
}

interface FieldsProps {
  readonly context: BookPageContext;
  readonly form: Form;
  readonly values: Posted;
  readonly errors: readonly ShownError[];
  /** Why a word is needed is asked under "more". */
  readonly looking: boolean;
}

/** The questions of a form: what comes first, and the rest under "more". */
export function Fields({ context, form, values, errors, looking }: FieldsProps) {
  const { t } = context.texts;
  const first = form.fields.filter(({ more }) => more !== true);
  const more = form.fields.filter(({ more }) => more === true);
  const input = (field: FormField) =>
    field.spec.type === "photo" ? (
      <PhotoInput context={context} values={values} errors={errors} />
    ) : (
      <FormFieldInput
        context={context}
        kind={form.of}
        field={field}
        values={values}
        error={errors.find(({ name }) => name === field.spec.name)?.message}
      />
    );
  const open = more.some(
    ({ spec }) =>
      (looking && spec.name === "why") ||
      (spec.type === "photo" && valueIn(values, "photo.id") !== "") ||
      errors.some(({ name }) => name === spec.name || name.startsWith(`${spec.name}.`)) ||
      (spec.type === "rows" && isFilled(spec, values)),
  );
  const reach = !hangs(form.kind) && form.kind !== "party" && !isOwnForGood(form.kind);
  const asks = reach && asksConsent(context, form.of);
  const reachField = <ReachField context={context} kind={form.of} value={valueIn(values, "reach")} />;
  return (
    <>
      {form.kind === "correction" && <input type="hidden" name="target" value={valueIn(values, "target")} />}
      {first.map(input)}
      {asks && reachField}
      {(more.length > 0 || (reach && !asks)) && (
        <details open={open ? true : undefined}>
          <summary>{t("record.more")}</summary>
          <div class="form more-fields">
            {more.map(input)}
            {reach && !asks && reachField}
          </div>
        </details>
      )}
    </>
  );
}

/** Whether a list already has rows: what somebody is to check stands open. */
const isFilled = ({ name, columns }: RowsSpec, values: Posted): boolean =>
  columns.some((column) => valuesIn(values, `${name}.${column.name}`).some((value) => value !== ""));

/** What is wrong with fields of a form, in words; a field that is not asked keeps its name. */
export function fieldErrors(
  { texts: { t } }: BookPageContext,
  form: Form,
  errors: readonly FormError[] = [],
): readonly ShownError[] {
  return errors.map(({ name, code }) => {
    const asked = form.fields.find(({ spec }) => spec.name === name);
    const label = asked ? t(labelKey(form.of, asked)) : name.startsWith("photo.") ? t(name) : name;
    return { name, label, message: t(`form.error.${code}`) };
  });
}
