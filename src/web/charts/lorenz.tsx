import { area, line } from "d3-shape";
import { cellText } from "../cell.ts";
import { alongOf, type ChartProps, Drawing, seriesOf } from "./drawing.tsx";
import { Plot, PLOT_HEIGHT } from "./plot.tsx";

interface Props extends ChartProps {
  readonly x: string;
  readonly y: string;
}

/** Share of the receivers against their share of the whole; the dashed line is where all get the same. Lorenz, 1905. */
export function Lorenz(props: Props) {
  const { context, lens } = props;
  const [xs, ys] = [
    seriesOf(props, props.x, Number.POSITIVE_INFINITY),
    seriesOf(props, props.y, Number.POSITIVE_INFINITY),
  ];
  const points = xs.numbers.map((x, i) => [x ?? 0, ys.numbers[i] ?? 0] as const);
  const ticks = [0, 0.5, 1].map((at) => ({ at, text: cellText({ context, lens, unit: "share" }, at) }));
  return (
    <Drawing title={props.title} height={PLOT_HEIGHT}>
      <Plot
        along={alongOf(context.dir)}
        dir={context.dir}
        x={{ ticks, title: xs.heading }}
        y={{ ticks, title: ys.heading }}
      >
        <path class="ground" d={between(points)} />
        <line class="reference" x1={0} y1={100} x2={100} y2={0} />
        <path class="line" d={along(points)} />
      </Plot>
    </Drawing>
  );
}

type Point = readonly [number, number];

const along = (points: readonly Point[]): string =>
  line<Point>()
    .x(([x]) => x * 100)
    .y(([, y]) => 100 - y * 100)
    .digits(2)([...points]) ?? "";

/** What lies between the curve and an equal share for all. */
const between = (points: readonly Point[]): string =>
  area<Point>()
    .x(([x]) => x * 100)
    .y0(([x]) => 100 - x * 100)
    .y1(([, y]) => 100 - y * 100)
    .digits(2)([...points]) ?? "";
