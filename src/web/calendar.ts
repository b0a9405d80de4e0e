import { dayToIso } from "../register/partial-date.ts";

/** A whole day in a calendar (RFC 5545). */
export interface CalendarDay {
  /** Stays the same whenever the file is taken again, so that a calendar keeps one of it. */
  readonly uid: string;
  /** When the entry it follows from was written: a moment in ISO 8601. */
  readonly stamp: string;
  /** Days since 1970-01-01. */
  readonly day: number;
  readonly summary: string;
  readonly description: string;
  readonly url: string;
}

/** Days before the day itself on which a calendar tells. */
const TOLD_BEFORE = 7;
/** Octets in a line, at most (RFC 5545, 3.1); the rest goes on in lines that begin with a space. */
const LONGEST = 75;

/** A calendar file with these days; lines end in CRLF. */
export const calendarOf = (name: string, days: readonly CalendarDay[]): string =>
  [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Wijkspiegel//Wijkspiegel//NL",
    "CALSCALE:GREGORIAN",
    `X-WR-CALNAME:${escaped(name)}`,
    ...days.flatMap(eventOf),
    "END:VCALENDAR",
  ]
    .flatMap(folded)
    .map((line) => `${line}\r\n`)
    .join("");

const eventOf = ({ uid, stamp, day, summary, description, url }: CalendarDay): readonly string[] => [
  "BEGIN:VEVENT",
  `UID:${uid}`,
  `DTSTAMP:${new Date(stamp).toISOString().replace(/\.\d+/, "").replaceAll(/[-:]/g, "")}`,
  `DTSTART;VALUE=DATE:${dateOf(day)}`,
  `DTEND;VALUE=DATE:${dateOf(day + 1)}`,
  `SUMMARY:${escaped(summary)}`,
  `DESCRIPTION:${escaped(description)}`,
  `URL:${url}`,
  "TRANSP:TRANSPARENT",
  "CLASS:PRIVATE",
  "BEGIN:VALARM",
  "ACTION:DISPLAY",
  `DESCRIPTION:${escaped(summary)}`,
  `TRIGGER:-P${TOLD_BEFORE}D`,
  "END:VALARM",
  "END:VEVENT",
];

const dateOf = (day: number): string => dayToIso(day).replaceAll("-", "");

/** Text as a calendar reads it; what is no text at all (control characters) is left out. */
const escaped = (text: string): string =>
  text
    .replaceAll(/\r\n?/g, "\n")
    // eslint-disable-next-line no-control-regex
    .replaceAll(/[\u0000-\u0009\u000B-\u001F\u007F]/g, " ")
    .replaceAll(/[\\;,]/g, (sign) => `\\${sign}`)
    .replaceAll("\n", "\\n");

/** One line in pieces that are short enough, never cut inside a character. */
function folded(line: string): readonly string[] {
  const pieces: string[] = [];
  let piece = "";
  let octets = 0;
  for (const sign of line) {
    const more = Buffer.byteLength(sign);
    if (octets + more > LONGEST) {
      pieces.push(piece);
      [piece, octets] = [" ", 1];
    }
    piece += sign;
    octets += more;
  }
  return [...pieces, piece];
}
