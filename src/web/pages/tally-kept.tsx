import type { PartyId } from "../../register/ids.ts";
import { sideOf } from "../../register/register.ts";
import { bookAddress } from "../addresses.ts";
import type { BookPageContext } from "../context.ts";
import { STYLE, TALLY } from "../island-file.ts";
import { AskerButtons } from "./asker-buttons.tsx";
import { readableParties } from "./reading.ts";

interface Props {
  readonly context: BookPageContext;
  /** Who taps. */
  readonly party: PartyId;
}

/** Buttons at most, as on the page with a connection. */
const MOST_BUTTONS = 8;

/**
 * The tally as a device keeps it. Whoever finds the device reads names of institutions: no residents, no count, nothing that was tapped,
 * no mark of a session.
 */
export function KeptTallyPage({ context, party }: Props) {
  const { texts, book, locale, dir } = context;
  const { t } = texts;
  const institutions = readableParties(context).filter((id) => sideOf(book.register, id) === "institution");
  return (
    <html lang={locale} dir={dir}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{t("tally.title")}</title>
        <link rel="stylesheet" href={STYLE.path} />
      </head>
      <body>
        <main class="page">
          <h1>{t("tally.title")}</h1>
          <p class="lead">{t("tally.kept.lead")}</p>
          <form
            class="flow tally"
            method="post"
            action={bookAddress(book.slug, "tally")}
            data-party={party}
            data-kept="yes"
          >
            <AskerButtons context={context} parties={institutions.slice(0, MOST_BUTTONS)} />
            <p role="status" data-kept={t("tally.status.kept")} />
            <script type="module" src={TALLY.path} />
          </form>
          <p>
            <a href={bookAddress(book.slug, "tally")}>{t("tally.kept.again")}</a>
          </p>
        </main>
      </body>
    </html>
  );
}
