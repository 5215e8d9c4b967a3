import type { IncomingMessage, ServerResponse } from "node:http";

import { Problem } from "./problem.ts";

/** What stands in the path for a ":name", as it is in the address. */
type Params = Record<string, string | undefined>;

export interface Match {
  params: Params;
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
  readonly #routes: { route: Route; pattern: string[] }[];

  constructor(routes: Route[]) {
    this.#routes = routes.map((route) => ({ route, pattern: route.path.split("/") }));
  }

  /** The first route whose path this is. */
  find(pathname: string): { route: Route; params: Params } | undefined {
    const segments = pathname.split("/");
    for (const { route, pattern } of this.#routes) {
      const params = match(pattern, segments);
      if (params) return { route, params };
    }
    return undefined;
  }
}

function match(pattern: string[], segments: string[]): Params | undefined {
  if (pattern.length !== segments.length) return undefined;
  const params: Params = {};
  for (const [i, part] of pattern.entries()) {
    if (part.startsWith(":") && segments[i]) params[part.slice(1)] = segments[i];
    else if (part !== segments[i]) return undefined;
  }
  return params;
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
