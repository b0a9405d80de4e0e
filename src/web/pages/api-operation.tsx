import type { PageContext } from "../context.ts";
import { FieldTable, type Schema, typeText } from "./api-schema.tsx";

/** One operation, as far as it is drawn. */
export interface Described {
  readonly tags: readonly string[];
  readonly summary: string;
  readonly description?: string;
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[];
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required: boolean;
    readonly description?: string;
    readonly schema: Schema;
  }[];
  readonly requestBody?: Readonly<Record<string, unknown>>;
  readonly responses: Readonly<Record<string, Schema>>;
}

interface Props {
  readonly context: PageContext;
  readonly path: string;
  readonly method: string;
  readonly operation: Described;
}

/** What is asked, what may be added, and what comes back. */
export function ApiOperation({ context, path, method, operation }: Props) {
  const { texts } = context;
  const { summary, description, parameters = [], requestBody, responses, security = [] } = operation;
  const fields = parameters
    .filter((one) => one.in !== "path")
    .map(({ name, required: must, schema, description: what }) => ({
      name,
      must,
      schema: { ...schema, description: what },
    }));
  const open = security.some((one) => Object.keys(one).length === 0);
  const scopes = open ? [] : security.flatMap((one) => Object.values(one).flat());
  const sent = shapeIn(requestBody);
  const shape = Object.entries(responses).flatMap(([status, one]) => (status < "300" ? (shapeIn(one) ?? []) : []))[0];
  return (
    <article>
      <h3 dir="ltr">
        <code>
          {method.toUpperCase()} {path}
        </code>
      </h3>
      <p lang="en" dir="ltr">
        {summary}. {description}
      </p>
      {scopes.length > 0 && <p>{texts.parts("api.needs", { scope: <code dir="ltr">{scopes.join(", ")}</code> })}</p>}
      {sent !== undefined && (
        <p>
          {texts.t("api.body")}: <Shape text={sent} />
        </p>
      )}
      {shape !== undefined && <p>{texts.parts("api.answer", { shape: <Shape text={shape} /> })}</p>}
      {fields.length > 0 && (
        <details>
          <summary>{texts.t("api.parameters")}</summary>
          <div lang="en" dir="ltr">
            <FieldTable context={context} of={`${method.toUpperCase()} ${path}`} fields={fields} />
          </div>
        </details>
      )}
    </article>
  );
}

/** What a body holds, in one line; a list is told by what stands in it, bytes by their types. */
function shapeIn(body: Readonly<Record<string, unknown>> | undefined): string | undefined {
  const content = body?.content as Readonly<Record<string, { readonly schema?: Schema }>> | undefined;
  const schema = content?.["application/json"]?.schema;
  if (schema === undefined) return content && Object.keys(content).join(", ");
  return typeText(schema.properties?.items ?? schema);
}

/** Names of shapes lead to where they are drawn. */
const Shape = ({ text }: { readonly text: string }) => (
  <code dir="ltr">
    {text
      .split(/(\b[A-Z]\w+)/)
      .map((part) => (/^[A-Z]\w+$/.test(part) ? <a href={`#shape-${part}`}>{part}</a> : <>{part}</>))}
  </code>
);
