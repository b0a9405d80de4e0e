import { DataTable } from "../components/data-table.tsx";
import type { PageContext } from "../context.ts";

/** A piece of JSON Schema, as far as it is drawn. */
export interface Schema {
  readonly [name: string]: unknown;
  readonly description?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly anyOf?: readonly Schema[];
  readonly items?: unknown;
}

interface Props {
  readonly context: PageContext;
  /** What has these fields. */
  readonly of: string;
  readonly schema: Schema;
}

/** The fields of a thing, or of each form that it can have. */
export function SchemaFields({ context, of, schema }: Props) {
  return (
    <div lang="en" dir="ltr">
      {typeof schema.description === "string" && <p>{schema.description}</p>}
      {formsOf(schema).map((form) => (
        <FieldTable context={context} of={of} fields={fieldsOf(form)} />
      ))}
    </div>
  );
}

const formsOf = ({ anyOf, ...schema }: Schema): readonly Schema[] =>
  schema.properties === undefined && anyOf !== undefined ? anyOf : [schema];

export interface Field {
  readonly name: string;
  readonly must: boolean;
  readonly schema: Schema;
}

const fieldsOf = ({ properties = {}, required = [] }: Schema): readonly Field[] =>
  Object.entries(properties).map(([name, schema]) => ({ name, schema, must: required.includes(name) }));

interface FieldTableProps extends Pick<Props, "context" | "of"> {
  readonly fields: readonly Field[];
}

/** Names, what they hold, and what they are for; in English, for who makes programs. */
export function FieldTable({ context, of, fields }: FieldTableProps) {
  if (fields.length === 0) return <></>;
  const { t } = context.texts;
  const label = `${of}: ${fields.map(({ name }) => name).join(", ")}`;
  const rows = fields.map(({ name, must, schema }) => [
    <>
      <code>{name}</code>
      {must && <span class="quiet"> {t("api.must")}</span>}
    </>,
    <code>{typeText(schema)}</code>,
    String(schema.description ?? ""),
  ]);
  return (
    <DataTable
      caption={t("api.parameters")}
      label={label}
      columns={["name", "type", "what"].map((key) => ({ heading: t(`api.column.${key}`) }))}
      rows={rows}
    />
  );
}

/** What a value may be, in one line. */
export function typeText(schema: Schema): string {
  if (typeof schema.$ref === "string") return schema.$ref.split("/").at(-1) ?? "";
  if (schema.anyOf) return [...new Set(schema.anyOf.map(typeText))].join(" | ");
  if (Array.isArray(schema.enum)) return schema.enum.map((word) => JSON.stringify(word)).join(" | ");
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.type === "array") return `[${typeText((schema.items as Schema | undefined) ?? {})}]`;
  if (schema.type === "object" && schema.properties) return `{ ${Object.keys(schema.properties).join(", ")} }`;
  return `${String(schema.type ?? "any")}${boundsText(schema)}`;
}

function boundsText({ minimum, maximum, maxLength, format }: Schema): string {
  const bounds = [
    format,
    minimum !== undefined && `≥ ${String(minimum)}`,
    maximum !== undefined && `≤ ${String(maximum)}`,
    maxLength !== undefined && `≤ ${String(maxLength)}`,
  ].filter(Boolean);
  return bounds.length === 0 ? "" : ` (${bounds.join(", ")})`;
}
