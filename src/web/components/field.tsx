import type { Child } from "hono/jsx";
import type { Texts } from "../texts.ts";

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
}

export interface FieldProps {
  readonly name: string;
  readonly label: string;
  /** What to fill in, with an example. */
  readonly hint?: string;
  /** What is wrong with it, in words that help. */
  readonly error?: string | undefined;
  readonly value?: string | undefined;
  readonly required?: boolean;
}

export const fieldId = (name: string): string => `field-${name.replaceAll(/[^A-Za-z0-9_-]/g, "-")}`;

const described = ({ name, hint, error }: FieldProps): string | undefined => {
  const ids = [hint !== undefined && `${fieldId(name)}-hint`, error !== undefined && `${fieldId(name)}-error`];
  return ids.filter(Boolean).join(" ") || undefined;
};

/** What every input has in common: its name, its help and its error tied to it. */
const inputProps = (field: FieldProps) => ({
  id: fieldId(field.name),
  name: field.name,
  required: field.required ? true : undefined,
  "aria-describedby": described(field),
  "aria-invalid": field.error === undefined ? undefined : ("true" as const),
});

function Around({ field, children }: { readonly field: FieldProps; readonly children?: Child }) {
  return (
    <div class={field.error === undefined ? "field" : "field field-wrong"}>
      <label for={fieldId(field.name)}>{field.label}</label>
      <Help field={field} />
      {children}
    </div>
  );
}

function Help({ field: { name, hint, error } }: { readonly field: FieldProps }) {
  return (
    <>
      {hint !== undefined && (
        <p class="hint" id={`${fieldId(name)}-hint`}>
          {hint}
        </p>
      )}
      {error !== undefined && (
        <p class="field-error" id={`${fieldId(name)}-error`}>
          {error}
        </p>
      )}
    </>
  );
}

interface TextFieldProps extends FieldProps {
  readonly type?: "text" | "password" | "email" | "file";
  readonly inputmode?: "text" | "numeric" | "decimal";
  readonly autocomplete?: string;
  readonly accept?: string;
  readonly maxlength?: number;
  /** Signs that are copied one by one: the keyboard of a phone corrects nothing in them. */
  readonly verbatim?: boolean;
  /** A day or a word: a box of a whole line would ask for more. */
  readonly short?: boolean;
}

const VERBATIM = { autocapitalize: "off", autocorrect: "off", spellcheck: false } as const;

/** One line. Dates and money are lines too: people write "2018" or "juni 2018" where a date picker forbids it. */
export function TextField(field: TextFieldProps) {
  const { type = "text", inputmode, autocomplete, accept, maxlength, value, verbatim, short } = field;
  const shape = { type, inputmode, autocomplete, accept, maxlength, class: short ? "short" : undefined };
  const own = { ...shape, value: type === "file" ? undefined : value };
  return (
    <Around field={field}>
      <input {...inputProps(field)} {...own} {...(verbatim && VERBATIM)} dir={type === "text" ? "auto" : undefined} />
    </Around>
  );
}

/** Running text. */
export function TextArea(field: FieldProps & { readonly rows?: number; readonly maxlength?: number }) {
  const { rows = 5, maxlength, value } = field;
  return (
    <Around field={field}>
      <textarea {...inputProps(field)} rows={rows} maxlength={maxlength} dir="auto">
        {value ?? ""}
      </textarea>
    </Around>
  );
}

/** One out of a closed list that is too long to show. */
export function Select(field: FieldProps & { readonly choices: readonly Choice[] }) {
  return (
    <Around field={field}>
      <select {...inputProps(field)}>
        {field.choices.map(({ value, label }) => (
          <option value={value} selected={value === (field.value ?? "") ? true : undefined}>
            {label}
          </option>
        ))}
      </select>
    </Around>
  );
}

interface ChoicesProps extends FieldProps {
  readonly choices: readonly Choice[];
  /** Several at once. */
  readonly many?: boolean;
  readonly values?: readonly string[];
}

/** One, or several, out of a few: radio buttons or tick boxes under one question. */
export function Choices(field: ChoicesProps) {
  const { name, label, choices, many = false } = field;
  const chosen = field.values ?? [field.value ?? ""];
  return (
    <fieldset
      class={field.error === undefined ? "field" : "field field-wrong"}
      id={fieldId(name)}
      aria-describedby={described(field)}
    >
      <legend>{label}</legend>
      <Help field={field} />
      {choices.map((choice, i) => (
        <ChoiceLine
          name={name}
          id={`${fieldId(name)}-${i}`}
          choice={choice}
          many={many}
          chosen={chosen.includes(choice.value)}
        />
      ))}
    </fieldset>
  );
}

/** A yes to one line: a box to tick, without a question above it. */
export function Tick(field: FieldProps) {
  const { name, label, value, error } = field;
  const input = {
    ...inputProps(field),
    required: undefined,
    value: "yes",
    checked: value === "yes" ? true : undefined,
  };
  return (
    <div class={error === undefined ? "field" : "field field-wrong"}>
      <Help field={field} />
      <div class="choice">
        <input type="checkbox" {...input} />
        <label for={fieldId(name)}>{label}</label>
      </div>
    </div>
  );
}

interface ChoiceLineProps {
  readonly name: string;
  readonly id: string;
  readonly choice: Choice;
  readonly many: boolean;
  readonly chosen: boolean;
}

function ChoiceLine({ name, id, choice, many, chosen }: ChoiceLineProps) {
  const { value, label, hint } = choice;
  return (
    <div class="choice">
      <input type={many ? "checkbox" : "radio"} id={id} name={name} value={value} checked={chosen ? true : undefined} />
      <label for={id}>
        {label}
        {hint !== undefined && <span class="hint">{hint}</span>}
      </label>
    </div>
  );
}

interface PartsProps {
  readonly legend: string;
  readonly hint?: string;
  readonly children?: Child;
}

/** Fields that belong together under one heading. */
export function FieldGroup({ legend, hint, children }: PartsProps) {
  return (
    <fieldset class="field-group">
      <legend>{legend}</legend>
      {hint !== undefined && <p class="hint">{hint}</p>}
      {children}
    </fieldset>
  );
}

export interface FieldError {
  readonly name: string;
  readonly message: string;
}

/** What is wrong with a form, first on the page; each line goes to its field. Focus goes here (it is the page's #fragment target). */
export function ErrorSummary({ texts, errors }: { readonly texts: Texts; readonly errors: readonly FieldError[] }) {
  if (errors.length === 0) return <></>;
  return (
    <div class="error-summary" id="errors" role="alert" tabindex={-1} autofocus aria-labelledby="errors-title">
      <h2 id="errors-title">{texts.t("form.errors", { count: errors.length })}</h2>
      <ul>
        {errors.map(({ name, message }) => (
          <li>
            <a href={`#${fieldId(name)}`}>{message}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}
