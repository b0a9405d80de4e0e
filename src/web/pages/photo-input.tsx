import { Choices, type FieldError, TextField } from "../components/field.tsx";
import type { BookPageContext } from "../context.ts";
import { type Posted, valueIn } from "../forms/field.ts";
import { PHOTO_FACTS } from "../forms/photo.ts";
import { SMALLER_PHOTO } from "../island-file.ts";
import { sizeOf } from "./entry-photo.tsx";

interface Props {
  readonly context: BookPageContext;
  readonly values: Posted;
  readonly errors: readonly FieldError[];
}

/** One photo of a letter or notice: the file, what it shows in words, and the tick about children. */
export function PhotoInput({ context, values, errors }: Props) {
  const { t } = context.texts;
  const ready = valueIn(values, "photo.id") !== "";
  const wrong = (name: string) => errors.find((one) => one.name === name)?.message;
  const yes = [{ value: "yes", label: t("word.yes") }];
  return (
    <fieldset class="field-group">
      <legend>{t("photo.legend")}</legend>
      <p class="hint">{t("photo.cover")}</p>
      {ready && <PhotoReady context={context} values={values} />}
      <TextField
        name="photo"
        label={t(ready ? "photo.other" : "photo.file")}
        hint={t("photo.file.hint")}
        error={wrong("photo")}
        type="file"
        accept="image/*"
      />
      <TextField
        name="photo.alt"
        label={t("photo.alt")}
        hint={t("photo.alt.hint")}
        value={valueIn(values, "photo.alt")}
        error={wrong("photo.alt")}
        maxlength={200}
      />
      <Choices
        name="photo.may"
        label={t("photo.may")}
        hint={t("photo.may.hint")}
        value={valueIn(values, "photo.may")}
        error={wrong("photo.may")}
        many
        choices={yes}
      />
      <script type="module" src={SMALLER_PHOTO.path} />
    </fieldset>
  );
}

/** It came along before, or stands there already: only its number goes around, never the photo. */
function PhotoReady({ context, values }: Omit<Props, "errors">) {
  const { t } = context.texts;
  return (
    <>
      <p>
        {t("photo.ready")} <span class="quiet">{sizeOf(context, { size: Number(valueIn(values, "photo.size")) })}</span>
      </p>
      {PHOTO_FACTS.map((name) => (
        <input type="hidden" name={name} value={valueIn(values, name)} />
      ))}
      <Choices
        name="photo.drop"
        label={t("photo.drop")}
        value={valueIn(values, "photo.drop")}
        many
        choices={[{ value: "yes", label: t("photo.drop.yes") }]}
      />
    </>
  );
}
