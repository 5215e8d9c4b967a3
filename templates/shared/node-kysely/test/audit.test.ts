import assert from "node:assert/strict";
import test from "node:test";

import { startService, TASKS } from "./support.ts";

test("each change leaves a line in the trail, whatever the log's level", async (t) => {
  const { logged, request, send } = await startService(t, { level: "error" });

  const created = await send("POST", TASKS, { title: "keep this to yourself" });
  const path = created.headers.get("Location") ?? "";
  const changed = await send("PATCH", path, { title: "and this" });
  await send("PATCH", path, { title: "" });
  await request(path);
  const deleted = await request(path, { method: "DELETE" });
  await request(path, { method: "DELETE" });

  const lines = logged().map(({ time, ...line }) => {
    assert.equal(new Date(String(time)).toISOString(), time);
    return line;
  });
  const line = (action: string, { headers }: Response) => ({
    level: "info",
    msg: "audit",
    request_id: headers.get("X-Request-ID"),
    action,
    task_id: 1,
  });
  assert.deepEqual(lines, [
    line("task.create", created),
    line("task.update", changed),
    line("task.delete", deleted),
  ]);
});

test("every answer has the strict headers", async (t) => {
  const { request } = await startService(t);

  for (const path of ["/healthz", TASKS, "/nowhere"]) {
    const { headers } = await request(path);
    assert.equal(headers.get("Strict-Transport-Security"), "max-age=31536000; includeSubDomains");
    assert.equal(
      headers.get("Content-Security-Policy"),
      "default-src 'none';frame-ancestors 'none'",
    );
    assert.equal(headers.get("Referrer-Policy"), "no-referrer");
    assert.equal(headers.get("Cache-Control"), "no-store");
  }
});
