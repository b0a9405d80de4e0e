import type { Child } from "hono/jsx";
import type { Finding, Sentence } from "../../mirror/finding.ts";
import { lensAddress, withQuery } from "../addresses.ts";
import { type Filter, FilterForm } from "../components/filter-form.tsx";
import { FindingFigures, FindingSentences } from "../components/finding-body.tsx";
import { HowSure } from "../components/how-sure.tsx";
import { Layout } from "../components/layout.tsx";
import { Notice } from "../components/notice.tsx";
import { EntryLink } from "../components/cell-value.tsx";
import { RestsOn } from "../components/rests-on.tsx";
import { SentenceLine } from "../components/sentence.tsx";
import type { BookPageContext } from "../context.ts";
import { mirrorCrumb } from "./mirror.tsx";

/** What stands around a finding, and is the same for every lens. */
export interface Around {
  readonly status: "exploring" | "claimed";
  /** Whose record it is; sentences of the lens `who-writes`. */
  readonly warning: readonly Sentence[];
  /** Rows of the replies to what it rests on. */
  readonly replies: readonly number[];
}

interface Props {
  readonly context: BookPageContext;
  readonly finding: Finding;
  readonly around: Around;
  readonly filters: readonly Filter[];
}

/** A finding: the sentence, the picture, the table, how sure, what it rests on, and room to answer. */
export function FindingPage({ context, finding, around, filters }: Props) {
  const { t } = context.texts;
  const { lens } = finding;
  return (
    <Layout context={context} title={t(`lens.${lens}.title`)} crumbs={[mirrorCrumb(context)]}>
      <p class="eyebrow">{t(`lens.${lens}.title`)}</p>
      <h1 class="finding-question">{t(`lens.${lens}.question`)}</h1>
      <FindingSentences context={context} finding={finding} />
      <Label context={context} status={around.status} />
      {filters.length > 0 && <Filters context={context} filters={filters} />}
      <FindingFigures context={context} finding={finding} />
      <Part context={context} name="how-sure">
        <HowSure context={context} finding={finding} />
        {around.warning.length > 0 && (
          <Notice kind="warning" title={t("finding.warning")}>
            {around.warning.map((sentence) => (
              <SentenceLine context={context} lens="who-writes" sentence={sentence} />
            ))}
          </Notice>
        )}
      </Part>
      <Part context={context} name="replies">
        <Replies context={context} replies={around.replies} />
      </Part>
      <Part context={context} name="rests-on">
        <p class="quiet">{t("finding.rests-on-lead")}</p>
        <RestsOn context={context} finding={finding} />
      </Part>
      <Part context={context} name="take-along">
        <TakeAlong context={context} finding={finding} />
      </Part>
    </Layout>
  );
}

interface PartProps {
  readonly context: BookPageContext;
  readonly name: string;
  readonly children?: Child;
}

function Part({ context, name, children }: PartProps) {
  return (
    <section aria-labelledby={name} class={`part-${name}`}>
      <h2 id={name}>{context.texts.t(`finding.${name}`)}</h2>
      {children}
    </section>
  );
}

function Label({ context, status }: { readonly context: BookPageContext; readonly status: Around["status"] }) {
  const { t } = context.texts;
  return (
    <p class="finding-label">
      <span class="tag">{t(`finding.${status}`)}</span>
      <span>
        {t(`finding.${status}-why`)} {t("finding.seen-at", { day: context.formats.moment(context.book.now) })}
      </span>
    </p>
  );
}

/** Open when something was chosen, so that one sees what. */
function Filters({ context, filters }: { readonly context: BookPageContext; readonly filters: readonly Filter[] }) {
  const title = context.texts.t("finding.filters");
  const chosen = filters.some(({ name }) => context.query.has(name));
  return (
    <details class="screen-only" open={chosen ? true : undefined}>
      <summary>{title}</summary>
      <FilterForm context={context} filters={filters} title={title} keep={["at"]} />
    </details>
  );
}

function Replies({ context, replies }: { readonly context: BookPageContext; readonly replies: readonly number[] }) {
  const { t } = context.texts;
  return (
    <>
      {replies.length === 0 ? (
        <p class="empty">{t("finding.no-replies")}</p>
      ) : (
        <ul class="entries">
          {replies.map((row) => (
            <li>
              <EntryLink context={context} row={row} />
            </li>
          ))}
        </ul>
      )}
      {context.session?.party !== undefined && <p class="screen-only">{t("finding.reply-how")}</p>}
    </>
  );
}

/** The same finding as data, at the same address; and the address itself, with the moment, for on paper. */
function TakeAlong({ context, finding }: Pick<Props, "context" | "finding">) {
  const { texts, query, book, path } = context;
  const { lens, tables } = finding;
  const at = { at: new Date(book.now).toISOString() };
  const csv = (table: string) => new URLSearchParams([...query, ["table", table]]);
  return (
    <>
      <ul class="actions">
        {tables.map(({ key }) => (
          <li>
            <a href={lensAddress(book.slug, lens, csv(key), "csv")}>
              {texts.t("finding.as-csv", { table: texts.t(`lens.${lens}.table.${key}`) })}
            </a>
          </li>
        ))}
        <li>
          <a href={lensAddress(book.slug, lens, query, "json")}>{texts.t("finding.as-json")}</a>
        </li>
      </ul>
      <p class="quiet screen-only">{texts.t("finding.print")}</p>
      <p class="quiet">
        {texts.parts("finding.address", { address: <span class="address">{withQuery(path, query, at)}</span> })}
      </p>
    </>
  );
}
