import { canonical } from "../proof/seal.ts";
import type { Audience } from "../register/audience.ts";
import { asEntryId, type EntryId } from "../register/ids.ts";
import type { Body, KindName } from "../register/kinds.ts";
import type { Secrets } from "./secrets.ts";

/** What may be said again as it was said before, from the same page too: it says how something is from now on. */
const SAID_AGAIN: readonly KindName[] = ["publication", "agreement", "door", "correction", "unnamed"];

interface Pressed {
  readonly kind: KindName;
  readonly body: Body;
  readonly audience?: Audience | undefined;
  /** The session's token as the page of the form carried it: no two pages carry it alike. */
  readonly carried: string;
}

/**
 * Under which id a form is written: of the same words from the same page the same, so that who presses twice writes once. A photo that came
 * along twice is the same by its bytes. Nobody can guess the words from it, for nobody else has the token.
 */
export function idPressed(
  { sha256 }: Pick<Secrets, "sha256">,
  { kind, body, audience, carried }: Pressed,
): EntryId | undefined {
  if (SAID_AGAIN.includes(kind)) return undefined;
  const { photo, ...words } = body as { readonly photo?: { readonly sha256?: string } };
  const said = canonical({ kind, words, photo: photo?.sha256 ?? "", audience: audience ?? "", carried });
  return asEntryId(sha256(said).slice(0, 32));
}
