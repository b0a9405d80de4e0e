import type { GraphToWrite } from "../exchange/graph-file.ts";
import { SIDE_WORDS } from "../mirror/sides.ts";
import { tiesOf } from "../mirror/ties.ts";
import { partyAt } from "./cell.ts";
import { nameOf } from "./components/party-name.tsx";
import type { BookPageContext } from "./context.ts";

/** The ties this viewer may read and the parties at their ends: under the star rule its own, and what both ends published. */
export function graphOfBook(context: BookPageContext): GraphToWrite {
  const { view, register } = context.book;
  const { parties, sides, ties } = tiesOf(view);
  const id = (at: number) => partyAt(context, parties[at] as number);
  const tied = [...new Set(ties.flatMap(({ from, to }) => [from, to]))].toSorted((a, b) => a - b);
  return {
    nodes: tied.flatMap((at) => {
      const party = id(at);
      return party === undefined
        ? []
        : [{ id: party, label: nameOf(context, party) ?? "", side: SIDE_WORDS[sides[at] as number] as string }];
    }),
    edges: ties.map(({ row, from, to, type, year }) => ({
      id: register.entries[row]?.id as string,
      source: id(from) as string,
      target: id(to) as string,
      type,
      ...(year !== null && { since: year }),
    })),
  };
}
