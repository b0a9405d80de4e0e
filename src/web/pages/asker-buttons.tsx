import type { PartyId } from "../../register/ids.ts";
import { capitalised } from "../capitalised.ts";
import { nameOf } from "../components/party-name.tsx";
import type { BookPageContext } from "../context.ts";

interface Props {
  readonly context: BookPageContext;
  readonly parties: readonly PartyId[];
}

/** A button for each party that may have asked something, and one for somebody else. */
export function AskerButtons({ context, parties }: Props) {
  return (
    <ul class="tally-buttons">
      {parties.map((party) => (
        <li>
          <button type="submit" name="asker" value={party}>
            <bdi>{nameOf(context, party)}</bdi>
          </button>
        </li>
      ))}
      <li>
        <button class="button-quiet" type="submit" name="asker" value="somebody">
          {capitalised(context.texts.t("tally.somebody"), context.locale)}
        </button>
      </li>
    </ul>
  );
}
