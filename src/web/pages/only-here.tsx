import { isOnlyHere } from "../addresses.ts";
import { Notice } from "../components/notice.tsx";
import type { PageContext } from "../context.ts";

interface Props {
  readonly context: PageContext;
  /** Address of the site, or empty. */
  readonly site: string;
}

/** Before letters are printed: with an address of this computer alone they lead nobody else in. */
export function OnlyHere({ context, site }: Props) {
  if (site === "" || !isOnlyHere(site)) return <></>;
  return (
    <Notice kind="warning">
      <p>{context.texts.t("starting.only-here")}</p>
    </Notice>
  );
}
