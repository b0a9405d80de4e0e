import type { AddressInfo, Socket } from "node:net";
import { SMTPServer } from "smtp-server";

/** A mail as it arrived. */
export interface Arrived {
  readonly from: string;
  readonly to: readonly string[];
  readonly raw: string;
}

export interface MailServer {
  readonly url: string;
  readonly arrived: readonly Arrived[];
  /** While set, every mail is refused for now. */
  busy: boolean;
  /** While set, each mail that arrived gets no answer but what this does: break all connections off, or answer after all. */
  silence: ((breakOff: () => void, answer: () => void) => void) | undefined;
  close(): Promise<void>;
}

/** A real SMTP server on loopback, that lets in one user. */
export async function startMailServer(port = 0): Promise<MailServer> {
  const arrived: Arrived[] = [];
  const server = new SMTPServer({
    disabledCommands: ["STARTTLS"],
    authOptional: false,
    allowInsecureAuth: true,
    onAuth: ({ username, password }, _session, done) =>
      username === "wijk" && password === "woord" ? done(null, { user: "wijk" }) : done(new Error("no")),
    onData: (stream, { envelope }, done) => {
      let raw = "";
      stream.setEncoding("utf8");
      stream.on("data", (piece: string) => (raw += piece));
      stream.on("end", () => {
        if (handle.busy) return done(Object.assign(new Error("busy"), { responseCode: 451 }));
        const from = envelope.mailFrom === false ? "" : envelope.mailFrom.address;
        arrived.push({ from, to: envelope.rcptTo.map(({ address }) => address), raw });
        if (handle.silence) return handle.silence(breakOff, () => done(null));
        done(null);
      });
    },
  });
  const open = new Set<Socket>();
  server.server.on("connection", (socket: Socket) => open.add(socket));
  const breakOff = (): void => {
    for (const socket of open) socket.destroy();
  };
  // A client that goes away half way is no fault of the test.
  server.on("error", () => undefined);
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", () => resolve()));
  const { port: chosen } = server.server.address() as AddressInfo;
  const handle: MailServer = {
    url: `smtp://wijk:woord@127.0.0.1:${chosen}`,
    arrived,
    busy: false,
    silence: undefined,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
  return handle;
}
