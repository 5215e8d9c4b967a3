import assert from "node:assert/strict";
import test from "node:test";

import { parseConfig } from "../src/config.ts";
import { migrate } from "../src/database/migrator.ts";
import { openapi } from "../src/openapi.ts";
import { openEmpty, read, type Stored, startService, TASKS } from "./support.ts";

test("the process lives", async (t) => {
  const { request } = await startService(t);

  assert.deepEqual(await read(await request("/healthz")), { status: "ok" });
});

test("ready while the database answers", async (t) => {
  const { request } = await startService(t);

  const ready = await request("/readyz");

  assert.equal(ready.status, 200);
  assert.deepEqual(await read(ready), { status: "ok", checks: { database: "ok" } });
});

test("not ready without its tables", async (t) => {
  const { request } = await startService(t, { tables: false });

  assert.equal((await request("/readyz")).status, 503);
  assert.equal((await request("/healthz")).status, 200);
});

test("not ready without a database", async (t) => {
  const { database, logged, request } = await startService(t);
{{- if eq .options.database "sqlite" }}
  database.close();
{{- else }}
  await database.end();
{{- end }}

  const down = await request("/readyz");

  assert.equal(down.status, 503);
  assert.deepEqual(await read(down), {
    status: "unavailable",
    checks: { database: "unreachable" },
  });
  assert.equal(logged()[0]?.level, "warn");
});

test("not ready once it stops, and connections are not kept", async (t) => {
  const { request, stop } = await startService(t);
  stop();

  const stopping = await request("/readyz");

  assert.equal(stopping.status, 503);
  assert.equal(stopping.headers.get("Connection"), "close");
});

test("a sane request id is taken over and logged", async (t) => {
  const { logged, request } = await startService(t);

  await request("/healthz");
  const taken = await request("/nowhere?secret=1", { headers: { "X-Request-ID": "trace-me.1" } });

  assert.equal(taken.headers.get("X-Request-ID"), "trace-me.1");
  const events = logged(); // /healthz is quiet
  assert.equal(events.length, 1);
  const { time, duration_ms, ...event } = events[0] ?? {};
  assert.equal(new Date(String(time)).toISOString(), time);
  assert.equal(typeof duration_ms, "number");
  assert.deepEqual(event, {
    level: "info",
    msg: "request",
    request_id: "trace-me.1",
    method: "GET",
    path: "/nowhere",
    status: 404,
  });
});

for (const given of ["", "two words", "a".repeat(129), "<b>"]) {
  test(`another request id is made for "${given.slice(0, 10)}"`, async (t) => {
    const { request } = await startService(t);

    const { headers } = await request("/healthz", { headers: { "X-Request-ID": given } });

    const made = headers.get("X-Request-ID") ?? "";
    assert.notEqual(made, given);
    assert.match(made, /^[A-Za-z0-9._-]{1,128}$/);
  });
}

test("every answer says nosniff, and none what serves", async (t) => {
  const { request } = await startService(t);

  for (const path of ["/healthz", TASKS, "/nowhere"]) {
    const { headers } = await request(path);
    assert.equal(headers.get("X-Content-Type-Options"), "nosniff");
    assert.equal(headers.get("X-Powered-By"), null);
    assert.equal(headers.get("Server"), null);
  }
});

test("metrics are labelled by route", async (t) => {
  const { request, send } = await startService(t);
  const { id } = await read<Stored>(await send("POST", TASKS, { title: "measured" }));
  await request(`${TASKS}/${id}`);
  await request(`${TASKS}/4711`);

  const metrics = await (await request("/metrics")).text();

  assert.match(metrics, /method="GET",route="\/api\/v1\/tasks\/:id",status="200"\} 1/);
  assert.match(metrics, /method="GET",route="\/api\/v1\/tasks\/:id",status="404"\} 1/);
  assert.match(metrics, /method="POST",route="\/api\/v1\/tasks",status="201"\} 1/);
  assert.doesNotMatch(metrics, /tasks\/4711/);
});

test("the contract describes each route and its methods", async (t) => {
  const { request } = await startService(t);
  const served = await read<typeof openapi>(await request("/openapi.json"));

  assert.match(served.openapi, /^3\.1/);
  for (const [path, operations] of Object.entries(served.paths)) {
    const { headers } = await request(path.replace("{id}", "1"), { method: "OPTIONS" });
    const allowed = headers.get("Allow")?.split(", ") ?? [];
    const described = Object.keys(operations).map((method) => method.toUpperCase());
    assert.deepEqual(
      allowed.filter((method) => !["HEAD", "OPTIONS"].includes(method)),
      described,
      path,
    );
  }
});

{{ if eq .options.database "sqlite" -}}
const good = {};
{{- else -}}
const good = { DATABASE_URL: "postgresql://localhost/app" };
{{- end }}

for (const [variable, value] of Object.entries({
  PORT: "99737",
  HOST: "not a host",
  DATABASE_URL: "nonsense",
  LOG_LEVEL: "deafening",
  APP_ENV: "moonbase",
})) {
  test(`a bad ${variable} is named, but not shown`, () => {
    assert.throws(
      () => parseConfig({ ...good, [variable]: value }),
      ({ message }: Error) => message.startsWith(`${variable} `) && !message.includes(value),
    );
  });
}

test("a variable that is empty is as good as none", () => {
  assert.equal(parseConfig({ ...good, PORT: "", APP_ENV: "" }).port, 8080);
});

test("migrations lead there and back", async (t) => {
{{- if eq .options.database "sqlite" }}
  const database = openEmpty(t);
  const look = database.prepare("SELECT name FROM sqlite_schema WHERE name = 'tasks'");
  const go = (direction: "up" | "down") => migrate(database, direction);

  const done = go("up");
  assert.equal(look.all().length, 1);
  assert.deepEqual(go("up"), []);
  for (const name of done.toReversed()) assert.deepEqual(go("down"), [name]);
  assert.equal(look.all().length, 0);
  assert.deepEqual(go("down"), []);
  assert.deepEqual(go("up"), done);
{{- else }}
  const database = await openEmpty(t);
  const look = () => database.query("SELECT 1 WHERE to_regclass('tasks') IS NOT NULL");
  const go = (direction: "up" | "down") => migrate(database, direction);

  const done = await go("up");
  assert.equal((await look()).rowCount, 1);
  assert.deepEqual(await go("up"), []);
  for (const name of done.toReversed()) assert.deepEqual(await go("down"), [name]);
  assert.equal((await look()).rowCount, 0);
  assert.deepEqual(await go("down"), []);
  assert.deepEqual(await go("up"), done);
{{- end }}
});
