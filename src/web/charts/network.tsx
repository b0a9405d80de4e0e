import { forceCenter, forceLink, forceManyBody, forceSimulation, type SimulationNodeDatum } from "d3-force";
import type { Cell } from "../../mirror/finding.ts";
import { cellText, columnAt } from "../cell.ts";
import { alongOf, type ChartProps, Drawing, labelOf } from "./drawing.tsx";

interface Props extends ChartProps {
  readonly from: string;
  readonly fromSide: string;
  readonly to: string;
  readonly toSide: string;
  readonly tie: string;
}

interface Node extends SimulationNodeDatum {
  readonly name: string;
  readonly side: Cell;
}
interface Link {
  readonly source: number;
  readonly target: number;
  readonly tie: Cell;
}

const FIELD = 320;
const LINE = 24;
const TICKS = 200;

/**
 * A small network: residents' parties round, institutions square, each with the number under which its name stands below. A tension is
 * dashed. The forces start from the same places each time and chance has no part in them, so that the same ties give the same picture.
 */
export function NetworkPicture(props: Props) {
  const { nodes, links } = readNetwork(props);
  const places = placesOf(nodes, links);
  const along = alongOf(props.context.dir);
  const at = (i: number) => places[i] as Place;
  return (
    <Drawing title={props.title} height={FIELD + LINE * nodes.length}>
      {links.map(({ source, target, tie }) => (
        <line
          class={tie === "tie.tension" ? "line line-1" : "rule-strong"}
          x1={along(at(source).x)}
          x2={along(at(target).x)}
          y1={at(source).y}
          y2={at(target).y}
        />
      ))}
      {nodes.map(({ side }, i) => (
        <>
          <Mark x={along(at(i).x)} y={at(i).y} side={side} />
          <text class="strong" x={along(at(i).x)} y={at(i).y - 12} text-anchor="middle">
            {i + 1}
          </text>
        </>
      ))}
      {nodes.map(({ name, side }, i) => (
        <>
          <Mark x={along(0.03)} y={FIELD + LINE * i + 10} side={side} />
          <text x={along(0.08)} y={FIELD + LINE * i + 15}>
            {`${i + 1}. ${labelOf(name, 26)}`}
          </text>
        </>
      ))}
    </Drawing>
  );
}

/** Shape as well as tint, so that it reads in grey. */
function Mark({ x, y, side }: { readonly x: string; readonly y: number; readonly side: Cell }) {
  if (side === "residents") return <circle class="ink" cx={x} cy={y} r={7} />;
  return (
    <svg x={x} y={y} width={1} height={1} overflow="visible">
      <rect class="outline" x={-6} y={-6} width={12} height={12} />
    </svg>
  );
}

function readNetwork({ context, lens, table, ...keys }: Props): { nodes: readonly Node[]; links: readonly Link[] } {
  const nodes: Node[] = [];
  const known = new Map<Cell, number>();
  const end = (row: readonly Cell[], party: string, side: string): number => {
    const column = columnAt(table, party);
    const cell = row[column] ?? null;
    const number = known.get(cell) ?? nodes.length;
    if (number === nodes.length) {
      known.set(cell, number);
      const unit = table.columns[column]?.unit ?? "party";
      nodes.push({ name: cellText({ context, lens, unit }, cell), side: row[columnAt(table, side)] ?? null });
    }
    return number;
  };
  const links = table.rows.map((row) => ({
    source: end(row, keys.from, keys.fromSide),
    target: end(row, keys.to, keys.toSide),
    tie: row[columnAt(table, keys.tie)] ?? null,
  }));
  return { nodes, links };
}

interface Place {
  /** Share of the width. */
  readonly x: number;
  /** Pixels. */
  readonly y: number;
}

function placesOf(nodes: readonly Node[], links: readonly Link[]): readonly Place[] {
  const moving = nodes.map((node) => ({ ...node }));
  const simulation = forceSimulation(moving)
    .force("links", forceLink(links.map((link) => ({ ...link }))).distance(40))
    .force("apart", forceManyBody().strength(-120))
    .force("middle", forceCenter())
    .stop();
  simulation.tick(TICKS);
  const x = spread(moving.map((node) => node.x ?? 0));
  const y = spread(moving.map((node) => node.y ?? 0));
  return moving.map((_, i) => ({
    x: 0.06 + 0.88 * (x[i] as number),
    y: Math.round(28 + (FIELD - 56) * (y[i] as number)),
  }));
}

/** Values between 0 and 1; all in the middle when they do not differ. */
function spread(values: readonly number[]): readonly number[] {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return values.map((value) => (high > low ? (value - low) / (high - low) : 0.5));
}
