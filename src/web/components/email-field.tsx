import type { RefusalCode } from "../../register/refusal.ts";
import type { Texts } from "../texts.ts";
import { TextField } from "./field.tsx";

interface Props {
  readonly texts: Texts;
  readonly label: string;
  /** Why no mail was sent. */
  readonly problem?: RefusalCode | undefined;
  /** What was typed. */
  readonly typed?: string | undefined;
}

/** Where an email address is typed. */
export const EmailField = ({ texts: { t }, label, problem, typed }: Props) => (
  <TextField
    name="email"
    type="email"
    label={label}
    hint={t("sign-in.mail.hint")}
    error={problem === undefined ? undefined : t(`refusal.${problem}`)}
    value={typed}
    autocomplete="email"
    maxlength={254}
    required
  />
);
