import type { IncomingMessage, ServerResponse } from "node:http";

import { Problem } from "./problem.ts";

export interface Match {
  params: Record<string, string | undefined>;
  query: URLSearchParams;
}

export type Handler = (
  req: IncomingMessage,
  res: ServerResponse,
  match: Match,
) => void | Promise<void>;

/** What a path does, by method; ":name" in the path stands for any one segment. */
export interface Route {
  path: string;
  methods: Readonly<Partial<Record<string, Handler>>>;
}

export class Router {
  readonly #routes: { route: Route; pattern: RegExp }[];

  constructor(routes: Route[]) {
    this.#routes = routes.map((route) => ({
      route,
      pattern: new RegExp(`^${route.path.replaceAll(/:(\w+)/g, "(?<$1>[^/]+)")}$`),
    }));
  }

  /** The first route whose path this is. */
  find(pathname: string): { route: Route; params: Match["params"] } | undefined {
    for (const { route, pattern } of this.#routes) {
      const found = pattern.exec(pathname);
      if (found) return { route, params: found.groups ?? {} };
    }
    return undefined;
  }
}

/** What a route does for a method. HEAD is GET without the body, which Node.js leaves out. */
export function handlerOf({ methods }: Route, method: string): Handler {
  const handler = methods[method === "HEAD" ? "GET" : method];
  if (handler) return handler;
  const known = Object.keys(methods);
  const headers = { Allow: [...(methods.GET ? ["HEAD"] : []), ...known, "OPTIONS"].join(", ") };
  if (method !== "OPTIONS") {
    throw new Problem(405, `this path does not take ${method}`, { headers });
  }
  return (_req, res) => {
    res.writeHead(204, headers).end();
  };
}
