import { connect } from "node:net";

/** An answer as it came over the wire. */
export interface Answer {
  readonly status: number;
  readonly location: string;
  readonly body: Buffer;
}

/** One kept connection, which asks one thing at a time. */
export interface Wire {
  ask(request: string): Promise<Answer>;
  end(): void;
}

const HEAD_END = "\r\n\r\n";
const LAST_CHUNK = "0\r\n\r\n";

/** A plain HTTP/1.1 connection: a client that reads no more than it must, so that it leaves the processor to the server. */
export function wireTo({ hostname, port }: URL): Promise<Wire> {
  const socket = connect({ host: hostname, port: Number(port), noDelay: true });
  let pieces: Buffer[] = [];
  let waiting: { readonly done: (answer: Answer) => void; readonly failed: (reason: Error) => void } | undefined;
  const fail = (reason: Error): void => {
    waiting?.failed(reason);
    waiting = undefined;
  };
  socket.on("data", (piece: Buffer) => {
    pieces.push(piece);
    const answer = answerIn(pieces.length === 1 ? piece : Buffer.concat(pieces));
    if (!answer) return;
    pieces = [];
    waiting?.done(answer);
  });
  socket.on("error", fail);
  socket.on("close", () => fail(new Error("the connection was closed")));
  const ask = (request: string): Promise<Answer> =>
    new Promise((done, failed) => {
      waiting = { done, failed };
      socket.write(request);
    });
  return new Promise((resolve, reject) => {
    socket.once("connect", () => resolve({ ask, end: () => void socket.destroy() }));
    socket.once("error", reject);
  });
}

/** The answer, when all of it is there. */
function answerIn(bytes: Buffer): Answer | undefined {
  const end = bytes.indexOf(HEAD_END);
  if (end < 0) return undefined;
  const head = bytes.toString("latin1", 0, end);
  const length = /^content-length: *(\d+)/im.exec(head)?.[1];
  const body = bytes.subarray(end + HEAD_END.length);
  const whole = length === undefined ? body.toString("latin1").endsWith(LAST_CHUNK) : body.length >= Number(length);
  if (!whole) return undefined;
  return { status: Number(head.slice(9, 12)), location: /^location: *(.*)$/im.exec(head)?.[1] ?? "", body };
}
