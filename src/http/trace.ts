/** Errors whose message is what was read: a piece of JSON, or the value of a column. */
const quotes = (error: Error): boolean =>
  error instanceof SyntaxError || error instanceof URIError || "severity" in error || "errcode" in error;

/** Where something went wrong, for the log: never a text that somebody wrote. */
export function traceOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const { name, message, stack = "" } = error;
  const frames = stack.split("\n").filter((line) => /^\s+at /.test(line));
  const { code, errcode } = error as { readonly code?: unknown; readonly errcode?: unknown };
  const said = quotes(error) ? String(code ?? errcode ?? "") : message.replaceAll(/"[^]*"/g, '"…"');
  return [`${name}: ${said}`, ...frames].join("\n");
}
