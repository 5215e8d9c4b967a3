import assert from "node:assert/strict";
import test from "node:test";

import { read, type Refusal, startService, type Stored, TASKS } from "./support.ts";

test("create answers with the task and where it is", async (t) => {
  const { request, send } = await startService(t);

  const created = await send("POST", TASKS, { title: "  buy milk " });

  const task = await read<Stored>(created);
  assert.equal(created.status, 201);
  assert.equal(created.headers.get("Location"), `${TASKS}/${task.id}`);
  assert.equal(task.title, "buy milk");
  assert.equal(task.done, false);
  assert.equal(task.created_at, new Date(task.created_at).toISOString());
  assert.equal(task.updated_at, task.created_at);
  assert.deepEqual(await read(await request(`${TASKS}/${task.id}`)), task);
});

test("list is a part of all tasks, in order of id", async (t) => {
  const { request, send } = await startService(t);
  assert.deepEqual(await read(await request(TASKS)), { items: [], total: 0 });
  for (let n = 1; n <= 21; n++) await send("POST", TASKS, { title: `task ${n}`, done: true });

  const first = await read<{ items: Stored[]; total: number }>(await request(TASKS));
  const rest = await read<{ items: Stored[] }>(await request(`${TASKS}?limit=2&offset=20`));

  assert.equal(first.items.length, 20);
  assert.equal(first.total, 21);
  assert.deepEqual(
    rest.items.map(({ title, done }) => ({ title, done })),
    [{ title: "task 21", done: true }],
  );
});

for (const query of ["limit=0", "limit=101", "limit=abc", "limit=", "limit=1&limit=2"]) {
  test(`the query ${query} is 400`, async (t) => {
    const { request } = await startService(t);

    const refused = await request(`${TASKS}?${query}`);

    assert.equal(refused.status, 400);
    assert.ok((await read<Refusal>(refused)).errors.limit);
  });
}

test("change touches what it names", async (t) => {
  const { request, send } = await startService(t);
  const task = await read<Stored>(await send("POST", TASKS, { title: "half" }));
  const path = `${TASKS}/${task.id}`;

  const changed = await read<Stored>(await send("PATCH", path, { done: true, colour: "red" }));

  assert.deepEqual(changed, { ...task, done: true, updated_at: changed.updated_at });
  assert.ok(changed.updated_at >= task.updated_at);
  assert.deepEqual(await read(await request(path)), changed);
  assert.equal((await read<Stored>(await send("PATCH", path, {}))).title, "half");
});

test("delete takes the task away", async (t) => {
  const { request, send } = await startService(t);
  const created = await send("POST", TASKS, { title: "gone soon" });
  const path = created.headers.get("Location") ?? "";

  assert.equal((await request(path, { method: "DELETE" })).status, 204);

  assert.equal((await request(path)).status, 404);
  assert.equal((await send("PATCH", path, { done: true })).status, 404);
  assert.equal((await request(path, { method: "DELETE" })).status, 404);
});

test("a title of 200 characters is taken, whatever their size", async (t) => {
  const { send } = await startService(t);

  assert.equal((await send("POST", TASKS, { title: "🐢".repeat(200) })).status, 201);
});

const broken: [body: unknown, fields: string[]][] = [
  [{ title: " " }, ["title"]],
  [{ title: "🐢".repeat(201) }, ["title"]],
  [{ title: "a\0b" }, ["title"]],
  [{ title: null, done: null }, ["title", "done"]],
  [{ title: 42, done: "yes" }, ["title", "done"]],
  [[], ["body"]],
];
for (const [body, fields] of broken) {
  test(`${JSON.stringify(body).slice(0, 40)} is 422 by field, to create and to change`, async (t) => {
    const { request, send } = await startService(t);
    const task = await read<Stored>(await send("POST", TASKS, { title: "keep me" }));

    for (const refused of [
      await send("POST", TASKS, body),
      await send("PATCH", `${TASKS}/${task.id}`, body),
    ]) {
      assert.equal(refused.status, 422);
      assert.deepEqual(Object.keys((await read<Refusal>(refused)).errors), fields);
    }
    assert.deepEqual(await read(await request(TASKS)), { items: [task], total: 1 });
  });
}

for (const id of ["1", "0", "-1", "abc", "1e3", "9223372036854775808"]) {
  test(`a task ${id} that is not there is 404`, async (t) => {
    const { request, send } = await startService(t);

    assert.equal((await request(`${TASKS}/${id}`)).status, 404);
    assert.equal((await send("PATCH", `${TASKS}/${id}`, {})).status, 404);
  });
}
