import { createInterface } from "node:readline/promises";

/** Where a command prints: plain lines in a pipe, a line that renews itself on a terminal. */
export interface Terminal {
  readonly interactive: boolean;
  readonly columns: number;
  print(line: string): void;
  warn(line: string): void;
  /** Shows how far a long job is, in place of the line before; in a pipe nothing until `print`. */
  progress(line: string): void;
  /** Puts a question to whoever sits at the terminal; undefined where nobody does. */
  readonly ask: ((question: string, interrupted: AbortSignal) => Promise<string>) | undefined;
}

const WIDTH_OF_A_PIPE = 100;

export function terminalOf({ stdin, stdout, stderr }: NodeJS.Process): Terminal {
  const interactive = stderr.isTTY === true;
  let busy = false;
  const clear = (): void => {
    if (busy) stderr.write("\r\u001b[K");
    busy = false;
  };
  return {
    interactive,
    columns: stdout.columns ?? WIDTH_OF_A_PIPE,
    print: (line) => {
      clear();
      stdout.write(`${line}\n`);
    },
    warn: (line) => {
      clear();
      stderr.write(`${line}\n`);
    },
    progress: (line) => {
      if (!interactive) return;
      stderr.write(`\r\u001b[K${line}`);
      busy = true;
    },
    ask: stdin.isTTY ? (question, interrupted) => ask({ stdin, stderr }, question, interrupted) : undefined,
  };
}

/** On a terminal that is being asked, Ctrl-C reaches the question first: it is passed on as the signal it stands for. */
async function ask(streams: Pick<NodeJS.Process, "stdin" | "stderr">, question: string, interrupted: AbortSignal) {
  const lines = createInterface({ input: streams.stdin, output: streams.stderr });
  lines.on("SIGINT", () => process.kill(process.pid, "SIGINT"));
  try {
    return (await lines.question(question, { signal: interrupted })).trim();
  } finally {
    lines.close();
  }
}
