import type { Finding, Picture as PictureOf } from "../../mirror/finding.ts";
import type { BookPageContext } from "../context.ts";
import { Bars } from "./bars.tsx";
import { ChainLists } from "./chain.tsx";
import { CriteriaGrid } from "./criteria-grid.tsx";
import { DotInterval } from "./dot-interval.tsx";
import type { ChartProps } from "./drawing.tsx";
import { Growth } from "./growth.tsx";
import { Lorenz } from "./lorenz.tsx";
import { NetworkPicture } from "./network.tsx";
import { PairedBars } from "./paired-bars.tsx";
import { Sankey } from "./sankey.tsx";
import { TimeLines } from "./time-lines.tsx";
import { WaitingCurve } from "./waiting-curve.tsx";

interface Props {
  readonly context: BookPageContext;
  readonly finding: Finding;
  readonly picture: PictureOf;
  /** Says the finding. */
  readonly title: string;
}

/** A picture of one of the finding's tables; nothing when that table is empty. */
export function Picture({ context, finding, picture, title }: Props) {
  const table = finding.tables.find(({ key }) => key === picture.table);
  if (!table || table.rows.length === 0) return <></>;
  return (
    <figure class="picture">
      <figcaption>{context.texts.t(`lens.${finding.lens}.table.${table.key}`)}</figcaption>
      {draw(picture, { context, lens: finding.lens, table, title })}
    </figure>
  );
}

function draw(picture: PictureOf, props: ChartProps) {
  switch (picture.kind) {
    case "bars":
      return <Bars {...props} {...withoutTable(picture)} />;
    case "paired-bars":
      return <PairedBars {...props} {...withoutTable(picture)} />;
    case "dot-interval":
      return <DotInterval {...props} {...withoutTable(picture)} />;
    case "waiting-curve":
      return <WaitingCurve {...props} {...withoutTable(picture)} />;
    case "time-lines":
      return <TimeLines {...props} {...withoutTable(picture)} />;
    case "sankey":
      return <Sankey {...props} {...withoutTable(picture)} />;
    case "lorenz":
      return <Lorenz {...props} {...withoutTable(picture)} />;
    case "network":
      return <NetworkPicture {...props} {...withoutTable(picture)} />;
    case "criteria-grid":
      return <CriteriaGrid {...props} {...withoutTable(picture)} />;
    case "growth":
      return <Growth {...props} {...withoutTable(picture)} />;
    case "chain":
      return <ChainLists {...props} {...withoutTable(picture)} />;
    default:
      return picture satisfies never;
  }
}

/** A picture names its table; the drawing gets the table itself. */
function withoutTable<P extends PictureOf>({ table: _name, ...rest }: P): Omit<P, "table"> {
  return rest;
}
