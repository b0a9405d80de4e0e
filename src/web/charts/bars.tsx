import { scaleLinear } from "d3-scale";
import { alongOf, Block, type ChartProps, Drawing, labelOf, seriesOf, topOf } from "./drawing.tsx";

const ROW = 48;
/** The end of the longest bar, so that its value fits behind it on a narrow screen. */
const END = 0.72;

interface Props extends ChartProps {
  readonly label: string;
  readonly value: string;
}

/** One bar per row, its name above it and its value behind it. What is unknown has no bar, and says so. */
export function Bars(props: Props) {
  const labels = seriesOf(props, props.label);
  const values = seriesOf(props, props.value);
  const along = alongOf(props.context.dir);
  const to = scaleLinear([0, topOf(values)], [0, END]);
  return (
    <Drawing title={props.title} height={labels.texts.length * ROW}>
      {labels.starting.map((label, i) => {
        const value = values.numbers[i] ?? null;
        return (
          <g>
            <text x={along(0)} y={i * ROW + 15}>
              {labelOf(label)}
            </text>
            <Block along={along} from={0} to={END} y={i * ROW + 22} height={14} look="ground" />
            {value !== null && <Block along={along} from={0} to={to(value)} y={i * ROW + 22} height={14} look="ink" />}
            <text class="strong" x={along(END + 0.02)} y={i * ROW + 34}>
              {values.texts[i]}
            </text>
          </g>
        );
      })}
    </Drawing>
  );
}
