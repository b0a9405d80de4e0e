import type { Otherwise, ShownFinding } from "../../mirror/mirror.ts";
import { withQuery } from "../addresses.ts";
import { SentenceLine } from "../components/sentence.tsx";
import type { BookPageContext } from "../context.ts";

interface Props {
  readonly context: BookPageContext;
  readonly finding: ShownFinding;
  readonly otherwise: Otherwise | undefined;
}

/** Where something is told twice: a switch to the other telling, and what that changes. */
export function OtherTelling({ context, finding, otherwise }: Props) {
  const { texts, path, query } = context;
  if (!finding.about.some(({ key }) => key.startsWith("about.versions"))) return <></>;
  const to = finding.versions === "other" ? undefined : "other";
  return (
    <>
      {otherwise && <Changes context={context} lens={finding.lens} otherwise={otherwise} />}
      <p class="quiet screen-only">
        <a href={withQuery(path, query, { versions: to })}>{texts.t(`finding.versions.${to ?? "first"}`)}</a>
      </p>
    </>
  );
}

interface ChangesProps {
  readonly context: BookPageContext;
  readonly lens: string;
  readonly otherwise: Otherwise;
}

function Changes({ context, lens, otherwise }: ChangesProps) {
  const { t } = context.texts;
  const { versions, sentences, cells } = otherwise;
  if (sentences.length + cells === 0) return <p class="quiet">{t("finding.versions.same")}</p>;
  return (
    <details>
      <summary>{t(`finding.versions.changes-${versions}`)}</summary>
      {sentences.map((sentence) => (
        <SentenceLine context={context} lens={lens} sentence={sentence} />
      ))}
      <p class="quiet">{t("finding.versions.cells", { count: cells })}</p>
    </details>
  );
}
