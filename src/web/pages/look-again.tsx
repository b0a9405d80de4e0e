import { Notice } from "../components/notice.tsx";
import type { BookPageContext } from "../context.ts";
import type { Form } from "../forms/form-of.ts";
import type { TraitNotice } from "../forms/look-again.ts";
import { LOOK_AGAIN } from "../island-file.ts";

interface Props {
  readonly context: BookPageContext;
  readonly form: Form;
  readonly notices: readonly TraitNotice[];
}

/** Fields that hold a ground, by kind: there it says what a ground is about. */
const GROUNDS: Readonly<Record<string, readonly string[]>> = {
  decision: ["reason", "conditions", "ground"],
  doubt: ["ground"],
  role: ["ground"],
  rule: ["title", "text", "criteria", "groups", "met"],
};

/** Never 1: a gentle look at words that say what people are; the writer decides. */
export function LookAgain({ context, form, notices }: Props) {
  if (notices.length === 0) return <></>;
  const { t } = context.texts;
  const label = (name: string) => t(`field.${form.of}.${writtenIn(form, name)}`);
  const inGround = notices.some(({ name }) => GROUNDS[form.of]?.includes(name));
  return (
    <Notice kind="warning" title={t("look-again.title")}>
      <ul>
        {notices.map(({ name, words }) => (
          <li>{t("look-again.words", { field: label(name), words: words.join(", ") })}</li>
        ))}
      </ul>
      {inGround && <p>{t("look-again.ground")}</p>}
      <Why context={context} kind={form.of} />
    </Notice>
  );
}

/** The question somebody wrote it at: of those that make up one value, the one where people write. */
function writtenIn({ fields }: Form, name: string): string {
  const asked = fields.map(({ spec }) => spec).filter((spec) => spec.name.split(".").includes(name));
  return (asked.find(({ type }) => type !== "choice") ?? asked[0])?.name ?? name;
}

interface AskedOf {
  readonly context: BookPageContext;
  /** The kind whose words are written; residents' shared words are of none. */
  readonly kind: string;
}

/** Why it is asked, and what is better; where there is a field for it, why the word is needed. */
function Why({ context, kind }: AskedOf) {
  const { t } = context.texts;
  const asked = kind === "rule" || kind === "decision";
  return (
    <>
      <p>{t("look-again.why")}</p>
      <p>{t("look-again.better")}</p>
      {asked && <p>{t("look-again.needed", { field: t(`field.${kind}.why`) })}</p>}
    </>
  );
}

interface WordsProps {
  readonly context: BookPageContext;
  /** What the one field of text is called. */
  readonly label: string;
  readonly words: readonly string[];
}

/** The same for a form with one text about others; the second time it is sent as it is. */
export function LookAgainAt({ context, label, words }: WordsProps) {
  if (words.length === 0) return <></>;
  const { t } = context.texts;
  return (
    <Notice kind="warning" title={t("look-again.title")}>
      <p>{t("look-again.words", { field: label, words: context.formats.list(words) })}</p>
      <p>{t("look-again.why")}</p>
      <input type="hidden" name="looked" value="1" />
    </Notice>
  );
}

/** The same for the page itself: it looks before anything is sent, so that words which are not needed never leave the device. */
export function LookAgainFirst({ context, kind }: AskedOf) {
  const { t } = context.texts;
  return (
    <>
      <template class="look-again" data-grounds={(GROUNDS[kind] ?? []).join(" ")}>
        <div class="notice notice-warning" role="alert" tabindex={-1}>
          <p class="notice-title">{t("look-again.title")}</p>
          <ul>
            <li>{t("look-again.words", { field: "#field#", words: "#words#" })}</li>
          </ul>
          <p class="look-again-ground">{t("look-again.ground")}</p>
          <Why context={context} kind={kind} />
          <p>{t("look-again.not-sent")}</p>
          <button class="button-quiet" type="submit" name="looked" value="1">
            {t("look-again.anyway")}
          </button>
        </div>
      </template>
      <script type="module" src={LOOK_AGAIN.path} />
    </>
  );
}
