import { type OutgoingHttpHeaders, STATUS_CODES, type ServerResponse } from "node:http";

/** What is wrong, by the name of a field. */
export type Errors = Record<string, string[]>;

/** An error that a client may see, as RFC 9457 has it. Throw it anywhere in a request. */
export class Problem extends Error {
  readonly status: number;
  readonly errors: Errors | undefined;
  readonly headers: OutgoingHttpHeaders | undefined;

  constructor(
    status: number,
    detail: string,
    { errors, headers }: { errors?: Errors; headers?: OutgoingHttpHeaders } = {},
  ) {
    super(detail);
    this.status = status;
    this.errors = errors;
    this.headers = headers;
  }

  send(res: ServerResponse): void {
    const body = JSON.stringify({
      type: "about:blank",
      title: STATUS_CODES[this.status] ?? "Error",
      status: this.status,
      detail: this.message,
      errors: this.errors,
    });
    res.writeHead(this.status, {
      ...this.headers,
      "Content-Type": "application/problem+json",
      "Content-Length": Buffer.byteLength(body),
    });
    res.end(body);
  }
}
