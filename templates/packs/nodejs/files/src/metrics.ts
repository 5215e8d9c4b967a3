import type { ServerResponse } from "node:http";

interface Durations {
  /** How many took at most as long as the bound of the same place. */
  buckets: number[];
  count: number;
  sum: number;
}

const bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const none: Durations = { buckets: bounds.map(() => 0), count: 0, sum: 0 };

/** Counts and times requests by the pattern of their route, never by their path. */
export class Metrics {
  readonly #requests = new Map<string, number>();
  readonly #durations = new Map<string, Durations>();

  observe(method: string, route: string, status: number, seconds: number): void {
    const labels = `method="${method}",route="${route}"`;
    const request = `${labels},status="${status}"`;
    this.#requests.set(request, (this.#requests.get(request) ?? 0) + 1);
    const { buckets, count, sum } = this.#durations.get(labels) ?? none;
    this.#durations.set(labels, {
      buckets: buckets.map((held, i) => held + Number(seconds <= (bounds[i] ?? Infinity))),
      count: count + 1,
      sum: sum + seconds,
    });
  }

  /** Answers in the text format of Prometheus. */
  send(res: ServerResponse): void {
    res.setHeader("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
    res.end(`${this.#lines().join("\n")}\n`);
  }

  #lines(): string[] {
    const lines = [
      "# HELP http_requests_total Requests answered.",
      "# TYPE http_requests_total counter",
    ];
    for (const [labels, count] of this.#requests) {
      lines.push(`http_requests_total{${labels}} ${count}`);
    }
    const name = "http_request_duration_seconds";
    lines.push(`# HELP ${name} Time to answer a request.`, `# TYPE ${name} histogram`);
    for (const [labels, { buckets, count, sum }] of this.#durations) {
      bounds.forEach((bound, i) => {
        lines.push(`${name}_bucket{${labels},le="${bound}"} ${buckets[i]}`);
      });
      lines.push(`${name}_bucket{${labels},le="+Inf"} ${count}`);
      lines.push(`${name}_sum{${labels}} ${sum}`, `${name}_count{${labels}} ${count}`);
    }
    return lines;
  }
}
