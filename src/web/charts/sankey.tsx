import { sankey, type SankeyLink, type SankeyNode } from "d3-sankey";
import { area, curveBumpX } from "d3-shape";
import { type Along, alongOf, Block, type ChartProps, cutTo, Drawing, labelOf, linesOf, seriesOf } from "./drawing.tsx";

/** Flows drawn at most: more are read in the table. */
const MOST = 40;
/** From one line of text to the next, and room for the ribbons beside a node, in pixels. */
const LINE = 19;
const RIBBONS = 180;
/** Letters that fit on half of the narrowest screen. */
const HALF = 17;
/** Width of a node, and where the ribbons run, as shares of the width. */
const NODE = 0.025;

/** A name in two lines at most; what is too long for them ends in dots. */
function namedIn(name: string): readonly string[] {
  const [one = "", ...rest] = linesOf(name, HALF);
  return rest.length === 0 ? [labelOf(one, HALF)] : [labelOf(one, HALF), cutTo(rest.join(" "), HALF)];
}

interface Props extends ChartProps {
  readonly from: string;
  readonly to: string;
  readonly value: string;
}

interface End {
  readonly name: string;
  readonly text: string;
}
type Node = SankeyNode<End, object>;
type Ribbon = SankeyLink<End, object>;

/** From whom on one side, to whom on the other; a ribbon is as thick as what flows. What has no amount has no ribbon, and stands in the table. */
export function Sankey(props: Props) {
  const { context } = props;
  const { nodes, links, height } = laidOut(props);
  const along = alongOf(context.dir);
  const mirrored = context.dir === "rtl";
  return (
    <Drawing title={props.title} height={height}>
      <svg x="0" y="0" width="100%" height={height} viewBox={`0 0 100 ${height}`} preserveAspectRatio="none">
        <g transform={mirrored ? "translate(100 0) scale(-1 1)" : undefined}>
          {links.map((ribbon) => (
            <path class="ribbon" d={ribbonPath(ribbon)} />
          ))}
        </g>
      </svg>
      {nodes.map((node) => (
        <Ending along={along} node={node} />
      ))}
    </Drawing>
  );
}

function Ending({ along, node }: { readonly along: Along; readonly node: Node }) {
  const { x0 = 0, y0 = 0, y1 = 0, name, text } = node;
  const last = x0 > 50;
  const x = along(last ? 1 - NODE - 0.015 : NODE + 0.015);
  const anchor = last ? "end" : "start";
  const lines = [...namedIn(name), text];
  const first = (y0 + y1) / 2 + 5 - ((lines.length - 1) * LINE) / 2;
  return (
    <g>
      <Block
        along={along}
        from={last ? 1 - NODE : 0}
        to={last ? 1 : NODE}
        y={y0}
        height={Math.max(1, y1 - y0)}
        look="ink"
      />
      {lines.map((line, i) => (
        <text class={i < lines.length - 1 ? "strong" : undefined} x={x} y={first + i * LINE} text-anchor={anchor}>
          {line}
        </text>
      ))}
    </g>
  );
}

/** Two columns of ends that share no name, in the order of the table. */
function laidOut(props: Props) {
  const [from, to, values] = [
    seriesOf(props, props.from, MOST),
    seriesOf(props, props.to, MOST),
    seriesOf(props, props.value, MOST),
  ];
  const drawn = values.numbers.flatMap((value, i) => (value !== null && value > 0 ? [{ i, value }] : []));
  const [left, right] = [from, to].map(({ starting }) => [...new Set(drawn.map(({ i }) => starting[i] ?? ""))]) as [
    string[],
    string[],
  ];
  const total = (starting: readonly string[], name: string) =>
    drawn.reduce((sum, { i, value }) => sum + (starting[i] === name ? value : 0), 0);
  const end =
    (starting: readonly string[]) =>
    (name: string): End => ({ name, text: written(props, total(starting, name)) });
  const room = 8 + LINE * (1 + Math.max(1, ...[...left, ...right].map((name) => namedIn(name).length)));
  const height = RIBBONS + room * Math.max(left.length, right.length, 1);
  if (drawn.length === 0) return { nodes: [], links: [], height: 0 };
  const graph = {
    nodes: [...left.map(end(from.starting)), ...right.map(end(to.starting))],
    links: drawn.map(({ i, value }) => ({
      source: left.indexOf(from.starting[i] ?? ""),
      target: left.length + right.indexOf(to.starting[i] ?? ""),
      value,
    })),
  };
  const layout = sankey<End, object>()
    .nodeWidth(NODE * 100)
    .nodePadding(room)
    .nodeSort(null)
    .extent([
      [0, room / 2],
      [100, height - room / 2],
    ]);
  return { ...layout(graph), height };
}

const written = ({ context, table }: Props, value: number): string =>
  table.columns.some(({ unit }) => unit === "cents") ? context.formats.cents(value) : context.formats.number(value);

/** An area between two smooth edges, so that its thickness stays what flows, also where the page stretches it. */
function ribbonPath({ source, target, y0 = 0, y1 = 0, width = 0 }: Ribbon): string {
  const ends = [
    { x: (source as Node).x1 ?? 0, y: y0 },
    { x: (target as Node).x0 ?? 0, y: y1 },
  ];
  const draw = area<(typeof ends)[number]>()
    .x(({ x }) => x)
    .y0(({ y }) => y - width / 2)
    .y1(({ y }) => y + width / 2)
    .curve(curveBumpX)
    .digits(2);
  return draw(ends) ?? "";
}
