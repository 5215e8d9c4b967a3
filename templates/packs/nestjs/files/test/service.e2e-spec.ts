import { startApp, TASKS } from './support.js';

describe('health', () => {
  it('lives', async () => {
    const { api } = await startApp();

    await api.get('/healthz').expect(200, { status: 'ok' });
  });

  it('is ready while the database answers', async () => {
    const { api, database } = await startApp();
    await api
      .get('/readyz')
      .expect(200, { status: 'ok', checks: { database: 'up' } });

    await database.destroy();

    await api
      .get('/readyz')
      .expect(503, { status: 'unavailable', checks: { database: 'down' } });
    await api.get('/healthz').expect(200);
    await database.initialize();
  });

  it('is not ready without its tables', async () => {
    const { api } = await startApp({ tables: false });

    await api.get('/readyz').expect(503);
  });
});

describe('every request', () => {
  it('takes a sane request id over and logs it', async () => {
    const { api, logged } = await startApp();

    await api.get('/healthz'); // is quiet
    const taken = await api
      .get('/nowhere?secret=1')
      .set('X-Request-ID', 'trace-me.1');

    expect(taken.headers['x-request-id']).toBe('trace-me.1');
    await vi.waitFor(() => {
      const events = logged().filter(({ method }) => method);
      expect(events).toEqual([
        {
          level: 'info',
          time: expect.stringMatching(/^\d{4}-.*Z$/),
          request_id: 'trace-me.1',
          method: 'GET',
          path: '/nowhere',
          status: 404,
          duration_ms: expect.any(Number),
          msg: 'request',
        },
      ]);
    });
  });

  it.each(['', 'two words', 'a'.repeat(129), '<b>'])(
    'gets another request id for "%s"',
    async (given) => {
      const { api } = await startApp();

      const { headers } = await api.get('/healthz').set('X-Request-ID', given);

      expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
    },
  );

  it('is answered with nosniff and without the name of the framework', async () => {
    const { api } = await startApp();

    for (const path of ['/healthz', TASKS, '/nowhere']) {
      const { headers } = await api.get(path);
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers).not.toHaveProperty('x-powered-by');
    }
  });

  it('is counted by its route', async () => {
    const { api } = await startApp();
    const { headers } = await api.post(TASKS).send({ title: 'measured' });
    await api.get(headers.location);
    await api.get(`${TASKS}/4711`);

    const { text } = await api.get('/metrics').expect(200);

    const route = String.raw`route="/api/v1/tasks/:id"`;
    expect(text).toContain(`method="GET",${route},status="200"} 1`);
    expect(text).toContain(`method="GET",${route},status="404"} 1`);
    expect(text).toContain(
      `method="POST",route="/api/v1/tasks",status="201"} 1`,
    );
    expect(text).not.toContain('tasks/4711');
  });
});

describe('the contract', () => {
  it('is OpenAPI 3.1 and tells of each route', async () => {
    const { api } = await startApp();

    const { body } = await api.get('/openapi.json').expect(200);

    expect(body.openapi).toMatch(/^3\.1/);
    expect(Object.keys(body.paths).sort()).toEqual([
      '/api/v1/tasks',
      '/api/v1/tasks/{id}',
      '/healthz',
      '/metrics',
      '/readyz',
    ]);
  });
});

describe('the database', () => {
  it('has migrations that lead there and back, to what the entities say', async () => {
    const { database } = await startApp();
    const changes = await database.driver.createSchemaBuilder().log();
    expect(changes.upQueries.map(({ query }) => query)).toEqual([]);

    for (const _ of database.migrations) await database.undoLastMigration();
    const runner = database.createQueryRunner();
    expect(await runner.hasTable('tasks')).toBe(false);
    await runner.release();
    expect(await database.runMigrations()).toHaveLength(
      database.migrations.length,
    );
  });
});
