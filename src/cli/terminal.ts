/** Where a command prints: plain lines in a pipe, a line that renews itself on a terminal. */
export interface Terminal {
  readonly interactive: boolean;
  readonly columns: number;
  print(line: string): void;
  warn(line: string): void;
  /** Shows how far a long job is, in place of the line before; in a pipe nothing until `print`. */
  progress(line: string): void;
}

export function terminalOf(out: NodeJS.WriteStream, error: NodeJS.WriteStream): Terminal {
  const interactive = error.isTTY === true;
  const clear = (): void => void (interactive && error.write("\r\u001b[K"));
  return {
    interactive,
    columns: out.columns ?? 100,
    print: (line) => {
      clear();
      out.write(`${line}\n`);
    },
    warn: (line) => {
      clear();
      error.write(`${line}\n`);
    },
    progress: (line) => void (interactive && error.write(`\r\u001b[K${line}`)),
  };
}
