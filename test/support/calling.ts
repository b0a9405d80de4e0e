import { createApp } from "../../src/http/app.tsx";
import type { App } from "../../src/http/environment.ts";
import type { Services } from "../../src/http/services.ts";
import { makeToken } from "../../src/http/tokens.ts";
import type { BookId, PartyId } from "../../src/register/ids.ts";
import {
  insertAccount,
  insertMembership,
  membershipsOf,
  type Membership,
  setRole,
} from "../../src/storage/accounts.ts";

/** A program with a key of a party. */
export interface Program {
  readonly account: string;
  readonly me: Membership;
  readonly secret: string;
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Response>;
  read(path: string): Promise<never>;
  /** Sends JSON, or a text as it is. */
  send(path: string, value: object | string, headers?: Readonly<Record<string, string>>): Promise<Response>;
  sendBytes(path: string, bytes: Uint8Array, type: string): Promise<Response>;
  drop(path: string): Promise<Response>;
}

export interface Keyed {
  readonly book: BookId;
  readonly party: PartyId;
  readonly scopes?: readonly string[];
  /** What whoever made it may do by now. */
  readonly role?: Membership["role"];
  readonly unit?: string;
}

/** Makes somebody of a party, and a key of theirs. */
export async function programOf(services: Services, { book, party, scopes, role, unit = "" }: Keyed): Promise<Program> {
  const { engine, secrets } = services;
  const account = secrets.newId();
  const made = secrets.clock().toISOString();
  await insertAccount(engine, { account, steward: false, sixteen: made }, made);
  await insertMembership(engine, account, { book, party, role: "organiser", unit, pseudonym: secrets.newId() });
  const [me] = await membershipsOf(engine, account);
  if (!me) throw new Error("nobody there");
  const typed = { name: "Archief", scopes: scopes ?? ["read", "write", "erase"], days: "90" };
  const secret = await makeToken(services, me, account, typed);
  if (role) await setRole(engine, me, { role, unit });
  return { account, me, secret, ...calling(createApp(services), secret) };
}

/** What a program asks with a key, whatever the key is. */
export function calling(app: App, secret?: string) {
  const key: Readonly<Record<string, string>> = secret === undefined ? {} : { Authorization: `Bearer ${secret}` };
  const at = (path: string) => `/api/v1${path}`;
  const get = async (path: string, headers: Readonly<Record<string, string>> = {}) =>
    app.request(at(path), { headers: { ...key, ...headers } });
  return {
    get,
    read: async (path: string) => (await (await get(path)).json()) as never,
    send: async (path: string, value: object | string, headers: Readonly<Record<string, string>> = {}) =>
      app.request(at(path), {
        method: "POST",
        headers: { "Content-Type": "application/json", ...key, ...headers },
        body: typeof value === "string" ? value : JSON.stringify(value),
      }),
    /** Bytes of a type, as they are. */
    sendBytes: async (path: string, bytes: Uint8Array, type: string) =>
      app.request(at(path), {
        method: "POST",
        headers: { "Content-Type": type, ...key },
        body: Uint8Array.from(bytes),
      }),
    drop: async (path: string) => app.request(at(path), { method: "DELETE", headers: key }),
  };
}
