import { startApp, TASKS } from './support.js';

describe('tasks', () => {
  it('creates a task and says where it is', async () => {
    const { api } = await startApp();

    const created = await api
      .post(TASKS)
      .send({ title: '  buy milk ', colour: 'red', id: 4711 })
      .expect(201);

    const { id, created_at } = created.body;
    expect(created.headers.location).toBe(`${TASKS}/${id}`);
    expect(created.body).toEqual({
      id: 1,
      title: 'buy milk',
      done: false,
      created_at: new Date(created_at).toISOString(),
      updated_at: created_at,
    });
    await api.get(`${TASKS}/${id}`).expect(200, created.body);
  });

  it('lists a part of all tasks, in order of id', async () => {
    const { api } = await startApp();
    await api.get(TASKS).expect(200, { items: [], total: 0 });
    for (let n = 1; n <= 21; n++) {
      await api.post(TASKS).send({ title: `task ${n}`, done: true });
    }

    const first = await api.get(TASKS);
    const rest = await api.get(TASKS).query({ limit: 2, offset: 20 });

    expect(first.body.items).toHaveLength(20);
    expect(first.body.total).toBe(21);
    expect(rest.body.items).toMatchObject([{ title: 'task 21', done: true }]);
    expect(rest.body.total).toBe(21);
  });

  it.each(['limit=0', 'limit=101', 'limit=abc', 'limit=', 'limit=1&limit=2'])(
    'refuses the query %s',
    async (query) => {
      const { api } = await startApp();

      const refused = await api.get(`${TASKS}?${query}`).expect(400);

      expect(refused.body.errors.limit).toEqual([expect.any(String)]);
    },
  );

  it('changes what a change names', async () => {
    const { api } = await startApp();
    const { body: task } = await api.post(TASKS).send({ title: 'half' });
    const path = `${TASKS}/${task.id}`;

    const changed = await api.patch(path).send({ done: true }).expect(200);

    const { updated_at } = changed.body;
    expect(changed.body).toEqual({ ...task, done: true, updated_at });
    expect(updated_at >= task.updated_at).toBe(true);
    await api.get(path).expect(200, changed.body);
    const same = await api.patch(path).send({}).expect(200);
    expect(same.body).toMatchObject({ title: 'half', done: true });
  });

  it('deletes a task', async () => {
    const { api } = await startApp();
    const created = await api.post(TASKS).send({ title: 'gone soon' });
    const path = created.headers.location;

    await api.delete(path).expect(204);

    await api.get(path).expect(404);
    await api.patch(path).send({ done: true }).expect(404);
    await api.delete(path).expect(404);
  });

  it('takes a title of 200 characters, whatever their size', async () => {
    const { api } = await startApp();

    await api
      .post(TASKS)
      .send({ title: '🐢'.repeat(200) })
      .expect(201);
  });

  it.each([
    [{ title: ' ' }, ['title']],
    [{ title: '🐢'.repeat(201) }, ['title']],
    [{ title: 'a\0b' }, ['title']],
    [{ title: '\ud800' }, ['title']],
    [{ title: null, done: null }, ['title', 'done']],
    [{ title: 42, done: 'yes' }, ['title', 'done']],
  ])('refuses %j by field, to create and to change', async (body, fields) => {
    const { api } = await startApp();
    const { body: task } = await api.post(TASKS).send({ title: 'keep me' });

    for (const send of [api.post(TASKS), api.patch(`${TASKS}/${task.id}`)]) {
      const refused = await send.send(body).expect(422);
      expect(Object.keys(refused.body.errors).sort()).toEqual(fields.sort());
    }

    await api.get(TASKS).expect(200, { items: [task], total: 1 });
  });

  it.each(['[]', '[{"title":"a list"}]', '"a text"', '42', 'null'])(
    'refuses %s, which is no object',
    async (body) => {
      const { api } = await startApp();

      await api.post(TASKS).type('json').send(body).expect(422);
    },
  );

  it.each(['1', '0', '-1', 'abc', '1e3', '2147483648', '9223372036854775808'])(
    'does not find a task %s that is not there',
    async (id) => {
      const { api } = await startApp();

      await api.get(`${TASKS}/${id}`).expect(404);
      await api.patch(`${TASKS}/${id}`).send({}).expect(404);
    },
  );
});
