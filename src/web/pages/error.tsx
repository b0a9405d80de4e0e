import type { RefusalCode } from "../../register/refusal.ts";
import { bookAddress } from "../addresses.ts";
import { Layout } from "../components/layout.tsx";
import type { PageContext } from "../context.ts";

interface Props {
  readonly context: PageContext;
  readonly status: number;
  /** A refusal is explained in its own words; without one, something went wrong. */
  readonly code?: RefusalCode | undefined;
  readonly details?: Readonly<Record<string, string | number>>;
  /** Under which the machine's log tells what went wrong. */
  readonly requestId?: string;
}

/** What went otherwise than asked, and where to go from here. Never a trace of the machine's inside. */
export function ErrorPage({ context, status, code, details, requestId }: Props) {
  const { t } = context.texts;
  const title = t(titleKey(status, code));
  return (
    <Layout context={context} title={title} trail={false}>
      <h1>{title}</h1>
      <p class="lead">{code === undefined ? t("error.broken-words") : refusalWords(context, code, details)}</p>
      {typeof details?.retry === "number" && <p>{t("error.again", { minutes: Math.ceil(details.retry / 60) })}</p>}
      <ul class="actions">
        {code === "not-signed-in" && (
          <li>
            <a class="button" href="/sign-in">
              {t("layout.sign-in")}
            </a>
          </li>
        )}
        <li>
          <a class="button button-quiet" href={context.book ? bookAddress(context.book.slug) : "/"}>
            {t(context.book ? "error.to-book" : "error.to-home")}
          </a>
        </li>
      </ul>
      {requestId !== undefined && <p class="quiet">{t("error.request", { id: requestId })}</p>}
    </Layout>
  );
}

function titleKey(status: number, code: RefusalCode | undefined): string {
  if (status === 404) return "error.not-found";
  return code === undefined ? "error.broken" : "error.refused";
}

/** The words of a refusal in the language of the page; for a form that shows it beside a field, too. */
export const refusalWords = ({ texts }: PageContext, code: RefusalCode, details: Props["details"] = {}): string =>
  texts.t(`refusal.${code}`, { field: "", word: "", ...details });
