import { sideOf } from "../../register/register.ts";
import { TRAIT_WORDS } from "../../register/traits.ts";
import { bookAddress, recordAddress } from "../addresses.ts";
import { Layout } from "../components/layout.tsx";
import { Notice } from "../components/notice.tsx";
import { type BookPageContext, maySendForm, mayWrite } from "../context.ts";
import type { FormKind } from "../forms/specs.ts";

/** What is written most comes first; the rest is written from the entry it is about, or more seldom. */
const FIRST: readonly FormKind[] = ["request", "decision", "rule", "fact"];
const OTHERS: readonly FormKind[] = [
  "support",
  "burden",
  "activity",
  "space",
  "held",
  "claim",
  "backing",
  "doubt",
  "saying",
  "tie",
  "role",
  "comparison",
  "party",
];

/** What do you want to write down? Also shown to who cannot write here: it says what can never be written down. */
export function RecordPage({ context }: { readonly context: BookPageContext }) {
  const { t } = context.texts;
  return (
    <Layout context={context} title={t("record.title")}>
      <h1>{t("record.title")}</h1>
      <p class="lead">{t("record.lead")}</p>
      <MayNotWrite context={context} />
      <h2>{t("record.first")}</h2>
      <ul class="cards">
        {FIRST.map((kind) => (
          <li class="card">
            <KindWords context={context} kind={kind} />
          </li>
        ))}
      </ul>
      <h2>{t("record.others")}</h2>
      <ul class="questions">
        {OTHERS.map((kind) => (
          <li>
            <KindWords context={context} kind={kind} />
          </li>
        ))}
      </ul>
      <Notice>
        <p>{t("record.hanging")}</p>
      </Notice>
      <ImportLink context={context} />
      <NeverHere context={context} />
    </Layout>
  );
}

function KindWords({ context, kind }: { readonly context: BookPageContext; readonly kind: FormKind }) {
  const { t } = context.texts;
  return (
    <>
      <h3>
        <a href={recordAddress(context.book.slug, kind)}>{t(`record.${kind}`)}</a>
      </h3>
      <p>{t(`record.${kind}.lead`)}</p>
    </>
  );
}

/** Only who publishes a register brings one in. */
function ImportLink({ context: { texts, book, session } }: { readonly context: BookPageContext }) {
  const institution = session?.party !== undefined && sideOf(book.register, session.party) === "institution";
  if (!institution && session?.steward !== true) return <></>;
  return (
    <p>
      <a href={bookAddress(book.slug, "import")}>{texts.t("record.import")}</a>
    </p>
  );
}

/** Why there is nothing to send here, to somebody without a party in this book or in a book that is complete. */
export function MayNotWrite({ context, kind }: { readonly context: BookPageContext; readonly kind?: string }) {
  const { texts, book, session } = context;
  if (book.type === "retelling")
    return (
      <Notice>
        <p>{texts.t("record.retelling")}</p>
      </Notice>
    );
  if (kind === undefined ? mayWrite(context) : maySendForm(context, kind)) return <></>;
  if (session?.party !== undefined)
    return (
      <Notice>
        <p>{texts.t(session.role === "reader" ? "refusal.readers-read" : "refusal.party-refused")}</p>
      </Notice>
    );
  return (
    <Notice>
      <p>
        {texts.t("record.sign-in")} <a href="/sign-in">{texts.t("layout.sign-in")}</a>
      </p>
    </Notice>
  );
}

/** Never 1: what people are has no field; and free text about somebody else is looked at once more. */
function NeverHere({ context }: { readonly context: BookPageContext }) {
  const { t } = context.texts;
  return (
    <section id="never" aria-labelledby="never-title">
      <h2 id="never-title">{t("record.never")}</h2>
      <p>{t("record.never.field")}</p>
      <p>{t("record.never.words")}</p>
      <details>
        <summary>{t("record.never.list")}</summary>
        <ul class="trait-words">
          {TRAIT_WORDS.map((word) => (
            <li>
              <bdi>{word.replace("*", "…")}</bdi>
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}
