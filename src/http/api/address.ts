import type { Request } from "../environment.ts";

/** Where the programming interface stands; its full version goes with every answer. */
export const API = "/api/v1";
export const API_VERSION = "1.0.0";

/** Whether a request is one of a program. Cookies mean nothing there, so no page can send one in somebody's name. */
export const isApi = ({ req }: Pick<Request, "req">): boolean => req.path === API || req.path.startsWith(`${API}/`);
