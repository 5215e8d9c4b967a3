import { startApp, TASKS } from './support.js';

describe('a regulated service', () => {
  it('keeps a trail of each change, whatever the level of the log', async () => {
    const { api, logged } = await startApp({ level: 'error' });

    const created = await api
      .post(TASKS)
      .send({ title: 'keep it to yourself' });
    const path = created.headers.location;
    const changed = await api.patch(path).send({ title: 'and this' });
    await api.patch(path).send({ title: '' }).expect(422);
    await api.get(path).expect(200);
    const deleted = await api.delete(path);
    await api.delete(path).expect(404);

    const line = (action: string, { headers }: typeof created) => ({
      level: 'info',
      time: expect.stringMatching(/^\d{4}-.*Z$/),
      request_id: headers['x-request-id'],
      action,
      task_id: 1,
      msg: 'audit',
    });
    expect(logged()).toEqual([
      line('task.create', created),
      line('task.update', changed),
      line('task.delete', deleted),
    ]);
  });

  it('answers with the strict headers', async () => {
    const { api } = await startApp();

    for (const path of ['/healthz', TASKS, '/nowhere']) {
      const { headers } = await api.get(path);
      expect(headers).toMatchObject({
        'strict-transport-security': 'max-age=31536000; includeSubDomains',
        'content-security-policy': "default-src 'none';frame-ancestors 'none'",
        'referrer-policy': 'no-referrer',
        'cache-control': 'no-store',
      });
    }
  });
});
