import { Layout } from "../components/layout.tsx";
import type { PageContext } from "../context.ts";

interface Props {
  readonly context: PageContext;
  /** The institution at which somebody signed in. */
  readonly label: string;
  /** Where it lets them sign out; undefined where it does not. */
  readonly end: string | undefined;
}

/** Signed out here; at the institution, which let them in, they still are. */
export function SignedOutPage({ context, label, end }: Props) {
  const { texts } = context;
  const institution = <bdi>{label}</bdi>;
  return (
    <Layout context={context} title={texts.t("signed-out.title")} trail={false}>
      <h1>{texts.t("signed-out.title")}</h1>
      <p class="lead">{texts.parts("signed-out.there", { institution })}</p>
      <p>{texts.t("signed-out.why")}</p>
      {end === undefined ? (
        <p>{texts.parts("signed-out.by-hand", { institution })}</p>
      ) : (
        <p>
          <a class="button" href={end}>
            {texts.parts("signed-out.end", { institution })}
          </a>
        </p>
      )}
      <p>
        <a href="/">{texts.t("error.to-home")}</a>
      </p>
    </Layout>
  );
}
