import type { PageContext } from "../context.ts";

/** An institution whose people sign in there. */
export interface ShownInstitution {
  readonly name: string;
  readonly label: string;
}

interface Props {
  readonly context: PageContext;
  readonly institutions: readonly ShownInstitution[];
}

/** Signing in where one works. */
export function SignInInstitutions({ context, institutions }: Props) {
  const { t } = context.texts;
  if (institutions.length === 0) return <></>;
  return (
    <section aria-labelledby="by-institution">
      <h2 id="by-institution">{t("sign-in.institution")}</h2>
      <p>{t("sign-in.institution.lead")}</p>
      <ul>
        {institutions.map(({ name, label }) => (
          <li>
            <a href={`/sign-in/institution/${name}`}>
              <bdi>{label}</bdi>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
