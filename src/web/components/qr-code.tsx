import { encode } from "uqr";

interface Props {
  readonly text: string;
  /** What a screen reader says instead of the squares. */
  readonly title: string;
}

/** Light around the squares, in squares: ISO/IEC 18004 asks for four. */
const QUIET = 4;

/** A QR code, drawn on the server: dark on light in every colour scheme, for cameras read nothing else well. */
export function QrCode({ text, title }: Props) {
  const { data, size } = encode(text, { ecc: "M", border: QUIET });
  const squares = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return (
    <svg class="qr-code" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={title} shape-rendering="crispEdges">
      <rect width={size} height={size} fill="#ffffff" />
      <path d={squares.join("")} fill="#000000" />
    </svg>
  );
}
