import { REFUSALS } from "../../register/refusal.ts";
import { DataTable } from "../components/data-table.tsx";
import { Layout } from "../components/layout.tsx";
import type { PageContext } from "../context.ts";
import { ApiOperation, type Described } from "./api-operation.tsx";
import { type Schema, SchemaFields } from "./api-schema.tsx";

/** The document of the interface, as far as its reference page draws it. */
export interface ApiDocument {
  readonly servers: readonly { readonly url: string }[];
  readonly tags: readonly { readonly name: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
  readonly components: Readonly<Record<string, Readonly<Record<string, Schema>>>>;
}

interface Props {
  readonly context: PageContext;
  readonly document: ApiDocument;
}

/** What a program can ask and write: drawn of the same document that programs read. */
export function ApiPage({ context, document }: Props) {
  const { t } = context.texts;
  return (
    <Layout context={context} title={t("api.title")}>
      <h1>{t("api.title")}</h1>
      <p class="lead">{t("api.lead")}</p>
      <p>{context.texts.parts("api.base", { address: <Code>{document.servers[0]?.url}</Code> })}</p>
      <p>
        <a href="/api/v1/openapi.json">{t("api.document")}</a>
      </p>
      <p class="quiet">{t("api.english")}</p>
      {document.tags.map(({ name }) => (
        <Operations context={context} document={document} tag={name} />
      ))}
      <Shapes context={context} document={document} />
      <Problems context={context} />
    </Layout>
  );
}

const Code = ({ children }: { readonly children?: string | undefined }) => <code dir="ltr">{children}</code>;

function Operations({ context, document, tag }: Props & { readonly tag: string }) {
  const found = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, operation]) =>
      operation.tags.includes(tag) ? [{ path, method, operation }] : [],
    ),
  );
  const id = `tag-${tag.toLowerCase().replaceAll(" ", "-")}`;
  return (
    <section aria-labelledby={id}>
      <h2 id={id} lang="en" dir="ltr">
        {tag}
      </h2>
      {found.map((one) => (
        <ApiOperation context={context} {...one} />
      ))}
    </section>
  );
}

function Shapes({ context, document }: Props) {
  return (
    <section aria-labelledby="shapes">
      <h2 id="shapes">{context.texts.t("api.shapes")}</h2>
      {Object.entries(document.components.schemas ?? {}).map(([name, schema]) => (
        <details id={`shape-${name}`}>
          <summary>
            <Code>{name}</Code>
          </summary>
          <SchemaFields context={context} of={name} schema={schema} />
        </details>
      ))}
    </section>
  );
}

/** Every refusal a program can meet, where the `type` of a problem leads. */
function Problems({ context }: Pick<Props, "context">) {
  const { t } = context.texts;
  const told = Object.entries(REFUSALS).filter(([code]) => code !== "database-newer");
  const rows = told.map(([code, status]) => [
    <code id={`problem-${code}`} dir="ltr">
      {code}
    </code>,
    String(status),
    t(`refusal.${code}`, { field: "…", word: "…", types: "…" }),
  ]);
  const columns = ["code", "status", "words"].map((key) => ({ heading: t(`api.problems.${key}`) }));
  const open = t("api.problems.open", { count: rows.length });
  return (
    <section aria-labelledby="problems">
      <h2 id="problems">{t("api.problems")}</h2>
      <p>{t("api.problems.lead")}</p>
      <details>
        <summary>{open}</summary>
        <DataTable caption={t("api.problems")} label={open} columns={columns} rows={rows} />
      </details>
    </section>
  );
}
