import type { PartyId } from "../../register/ids.ts";
import type { KindName } from "../../register/kinds.ts";
import { FieldGroup } from "../components/field.tsx";
import { labelOf } from "../components/party-name.tsx";
import type { BookPageContext } from "../context.ts";
import { type FieldSpec, type Posted, type RowsSpec, valuesIn } from "../forms/field.ts";
import { hintOf } from "../forms/hint.ts";
import { daysText } from "./value.tsx";

interface Props {
  readonly context: BookPageContext;
  readonly kind: KindName;
  readonly spec: RowsSpec;
  /** Parties that may be chosen in a row. */
  readonly choices: readonly string[];
  readonly values: Posted;
  readonly error: string | undefined;
}

/** Rows of the same few fields: those that are there, and some empty ones, so that nothing needs script to be added. */
export function RowsInput({ context, kind, spec, choices, values, error }: Props) {
  const { t } = context.texts;
  const filled = Math.max(
    ...spec.columns.map(({ name }) => valuesIn(values, `${spec.name}.${name}`).findLastIndex((one) => one !== "") + 1),
  );
  const rows = Array.from({ length: Math.min(filled + spec.spare, spec.most ?? Infinity) }, (_, i) => i);
  return (
    <div id={`field-${spec.name}`} tabindex={error === undefined ? undefined : -1}>
      <FieldGroup
        legend={t(`field.${kind}.${spec.name}`)}
        hint={hintOf(context.texts, `field.${kind}.${spec.name}`, { spec, now: context.book.now })}
      >
        {error !== undefined && <p class="field-error">{error}</p>}
        {rows.map((row) => (
          <div class="form-row">
            {spec.columns.map((column) => (
              <RowInput
                context={context}
                column={column}
                name={`${spec.name}.${column.name}`}
                label={t(`field.${kind}.${spec.name}.${column.name}`, { n: row + 1 })}
                row={row}
                value={valuesIn(values, `${spec.name}.${column.name}`)[row] ?? ""}
                choices={choices}
              />
            ))}
          </div>
        ))}
      </FieldGroup>
    </div>
  );
}

interface RowInputProps {
  readonly context: BookPageContext;
  readonly column: FieldSpec;
  readonly name: string;
  readonly label: string;
  readonly row: number;
  readonly value: string;
  readonly choices: readonly string[];
}

/** The same name in every row; the id carries the row. */
function RowInput({ context, column, name, label, row, value, choices }: RowInputProps) {
  const id = `field-${name.replaceAll(".", "-")}-${row}`;
  if (column.type === "key") return <input type="hidden" name={name} value={value} />;
  const options = optionsOf(context, { column, value, choices });
  return (
    <div>
      <label for={id}>{label}</label>
      {options === undefined ? (
        <input type="text" id={id} name={name} value={value} dir="auto" maxlength={200} />
      ) : (
        <select id={id} name={name}>
          {options.map((option) => (
            <option value={option.value} selected={option.value === value ? true : undefined}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </div>
  );
}

interface Offered {
  readonly column: FieldSpec;
  readonly value: string;
  readonly choices: readonly string[];
}

/** What can be chosen in a row; undefined where people type. */
function optionsOf(context: BookPageContext, { column, value, choices }: Offered) {
  const { formats, texts } = context;
  const words = (all: readonly string[]) => all.map((one) => ({ value: one, label: formats.word(one, column.list) }));
  const none = { value: "", label: formats.unknown };
  if (column.type === "party") return partyOptions(context, choices);
  if (column.type === "days") return dayOptions(context, value);
  if (column.type === "yes") return [{ value: "", label: texts.t("word.no") }, ...words(["yes"])];
  return column.options && [none, ...words(column.options)];
}

const partyOptions = (context: BookPageContext, choices: readonly string[]) => [
  { value: "", label: context.formats.unknown },
  ...choices.map((value) => ({ value, label: labelOf(context, value as PartyId) })),
];

const DAYS = ["1,2,3,4,5", "6,7", "1,2,3,4,5,6,7", "1", "2", "3", "4", "5", "6", "7"];

/** Usual stretches of a week; another one that is already there stays choosable. */
function dayOptions(context: BookPageContext, value: string) {
  const all = value === "" || DAYS.includes(value) ? DAYS : [...DAYS, value];
  const options = all.map((days) => ({ value: days, label: daysText(context, days.split(",").map(Number)) }));
  return [{ value: "", label: context.formats.unknown }, ...options];
}
