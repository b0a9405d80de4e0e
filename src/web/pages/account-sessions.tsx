import { DataTable } from "../components/data-table.tsx";
import { FormMarks } from "../components/form-marks.tsx";
import type { PageContext } from "../context.ts";

/** A device on which somebody is signed in. */
export interface ShownSession {
  /** How it is named when it is ended. */
  readonly key: string;
  /** Family of the browser; empty when it does not say. */
  readonly browser: string;
  /** ISO 8601 UTC. */
  readonly made: string;
  /** The day it was last used: "2026-03-02". */
  readonly seen: string;
  /** The one that asks for this page. */
  readonly here: boolean;
}

interface Props {
  readonly context: PageContext;
  readonly sessions: readonly ShownSession[];
}

/** Where one is signed in; each can be ended, for whoever lost a phone. */
export function AccountSessions({ context, sessions }: Props) {
  const { t } = context.texts;
  return (
    <section aria-labelledby="sessions">
      <h2 id="sessions">{t("account.sessions")}</h2>
      <p>{t("account.sessions.lead")}</p>
      <DataTable
        caption={t("account.sessions.caption", { count: sessions.length })}
        label={t("account.sessions.caption", { count: sessions.length })}
        columns={["browser", "made", "seen", "end"].map((key) => ({ heading: t(`account.sessions.${key}`) }))}
        rows={sessions.map((session) => cellsOf(context, session))}
        cards
      />
      {sessions.length > 1 && (
        <form method="post" action="/account/sessions/end-others">
          <FormMarks context={context} />
          <button class="button-quiet" type="submit">
            {t("account.sessions.end-others")}
          </button>
        </form>
      )}
    </section>
  );
}

function cellsOf(context: PageContext, { key, browser, made, seen, here }: ShownSession) {
  const { texts, formats } = context;
  return [
    texts.t(`account.browser.${browser || "other"}`),
    formats.moment(Date.parse(made)),
    formats.moment(Date.parse(seen)),
    here ? (
      texts.t("account.sessions.here")
    ) : (
      <form method="post" action="/account/sessions/end">
        <FormMarks context={context} />
        <input type="hidden" name="session" value={key} />
        <button class="link" type="submit">
          {texts.t("account.sessions.end-this")}
        </button>
      </form>
    ),
  ];
}
