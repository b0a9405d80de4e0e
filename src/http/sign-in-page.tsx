import { documentOf } from "../web/components/layout.tsx";
import { SignInPage, type SignInProps } from "../web/pages/sign-in.tsx";
import type { Request } from "./environment.ts";
import { passkeysWork } from "./passkeys.ts";
import type { Services } from "./services.ts";
import { visitOf } from "./visit.ts";

/** The page with every way to come in that this installation has. */
export function signInPage(c: Request, { settings }: Services, said: SignInProps = {}) {
  const institutions = (settings.OIDC_FILE ?? []).map(({ name, label }) => ({ name, label }));
  return documentOf(
    <SignInPage context={visitOf(c)} institutions={institutions} passkeys={passkeysWork(settings)} {...said} />,
  );
}
