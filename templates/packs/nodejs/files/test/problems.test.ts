import assert from "node:assert/strict";
import { once } from "node:events";
import { get, type IncomingMessage, STATUS_CODES } from "node:http";
import test from "node:test";

import { read, type Refusal, startService, TASKS } from "./support.ts";

const json = { "Content-Type": "application/json" };
const zipped = { ...json, "Content-Encoding": "gzip" };
const large = " ".repeat(2 ** 20 + 1);

const refusals: [name: string, status: number, path: string, init?: RequestInit][] = [
  ["an unknown path", 404, "/nowhere"],
  ["a path that is no text", 404, `${TASKS}/%ff`],
  ["JSON that breaks off", 400, TASKS, { method: "POST", headers: json, body: '{"title":' }],
  ["an empty body", 400, TASKS, { method: "POST", headers: json, body: "" }],
  ["a body that is no UTF-8", 400, TASKS, { method: "POST", headers: json, body: Buffer.of(0xff) }],
  ["a body that is compressed", 415, TASKS, { method: "POST", headers: zipped, body: "{}" }],
  ["a body over 1 MiB", 413, TASKS, { method: "POST", headers: json, body: large }],
  ["a body that is no JSON", 415, TASKS, { method: "POST", body: "title=a" }],
  ["a method that is not there", 405, TASKS, { method: "DELETE" }],
  ["a method that is hardly known", 405, TASKS, { method: "PROPFIND" }],
];
for (const [name, status, path, init] of refusals) {
  test(`${name} is a problem of ${status}`, async (t) => {
    const { request } = await startService(t);

    const refused = await request(path, init);

    const problem = await read<Refusal>(refused);
    assert.equal(refused.status, status);
    assert.match(refused.headers.get("Content-Type") ?? "", /^application\/problem\+json/);
    assert.equal(problem.status, status);
    assert.equal(problem.title, STATUS_CODES[status]);
    assert.ok(problem.detail);
  });
}

test("a target that is no URL is a problem of 400", async (t) => {
  const { port } = await startService(t);

  const sent = get({ port, path: "http://[" });
  const [refused] = (await once(sent, "response")) as [IncomingMessage];

  assert.equal(refused.statusCode, 400);
  assert.match(refused.headers["content-type"] ?? "", /^application\/problem\+json/);
  assert.ok(refused.headers["x-request-id"]);
  refused.resume();
});

test("405 and OPTIONS name the methods that are there", async (t) => {
  const { request } = await startService(t);

  for (const method of ["PUT", "OPTIONS"]) {
    const { headers } = await request(`${TASKS}/1`, { method });
    assert.equal(headers.get("Allow"), "HEAD, GET, PATCH, DELETE, OPTIONS");
  }
});

test("an unexpected error shows nothing of the inside", async (t) => {
  const { database, logged, request } = await startService(t);
{{- if eq .options.database "sqlite" }}
  database.exec("DROP TABLE tasks");
{{- else }}
  await database.query("DROP TABLE tasks");
{{- end }}

  const failed = await request(TASKS, { headers: { "X-Request-ID": "find-me" } });

  assert.equal(failed.status, 500);
  assert.match(failed.headers.get("Content-Type") ?? "", /^application\/problem\+json/);
  assert.equal(failed.headers.get("X-Request-ID"), "find-me");
  assert.doesNotMatch(await failed.text(), /tasks|select/);
  const cause = logged().find(({ level }) => level === "error");
  assert.equal(cause?.request_id, "find-me");
  assert.ok(cause.err);
});
