import { once } from 'node:events';
import { get, type IncomingMessage, STATUS_CODES } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startApp, TASKS } from './support.js';

type Api = Awaited<ReturnType<typeof startApp>>['api'];

const post =
  (body: string, type = 'application/json') =>
  (api: Api) =>
    api.post(TASKS).set('Content-Type', type).send(body);

describe('problems', () => {
  it.each([
    ['an unknown path', 404, (api: Api) => api.get('/nowhere')],
    ['a path that is no text', 400, (api: Api) => api.get(`${TASKS}/%ff`)],
    ['JSON that breaks off', 400, post('{"title":')],
    [
      'JSON that is nested too deeply',
      400,
      post('['.repeat(50) + ']'.repeat(50)),
    ],
    ['a body over 1 MiB', 413, post(' '.repeat(2 ** 20 + 1))],
    ['a body that is no JSON', 415, post('title=a', 'text/plain')],
    ['a method that is not there', 405, (api: Api) => api.delete(TASKS)],
  ])('answers %s with a problem of %i', async (_name, status, send) => {
    const { api } = await startApp();

    const refused = await send(api).expect(status);

    expect(refused.type).toBe('application/problem+json');
    expect(refused.body).toEqual({
      type: 'about:blank',
      title: STATUS_CODES[status],
      status,
      detail: expect.any(String),
    });
  });

  it('refuses a body that is not UTF-8', async () => {
    const { api } = await startApp();

    const send = api
      .post(TASKS)
      .type('json')
      .serialize((body) => body);
    await send.send(Buffer.from('{"title":"\xff"}', 'latin1')).expect(400);
  });

  it('answers a target that is no URL with a problem of 400', async () => {
    const { server } = await startApp();

    const { port } = server.address() as AddressInfo;
    const [refused] = (await once(
      get({ port, path: 'http://[' }),
      'response',
    )) as [IncomingMessage];

    expect(refused.statusCode).toBe(400);
    expect(refused.headers['content-type']).toMatch('application/problem+json');
    expect(refused.headers['x-request-id']).toBeDefined();
    refused.resume();
  });

  it('names the methods that are there with a 405', async () => {
    const { api } = await startApp();

    const refused = await api.put(`${TASKS}/1`).send({}).expect(405);

    expect(refused.headers.allow).toBe('DELETE, GET, HEAD, PATCH');
  });

  it('shows nothing of the inside when something breaks', async () => {
    const { api, database, logged } = await startApp();
    await database.query('DROP TABLE tasks');

    const failed = await api
      .get(TASKS)
      .set('X-Request-ID', 'find-me')
      .expect(500);

    expect(failed.type).toBe('application/problem+json');
    expect(failed.headers['x-request-id']).toBe('find-me');
    expect(failed.text).not.toMatch(/tasks|select/i);
    const cause = logged().find(({ level }) => level === 'error');
    expect(cause).toMatchObject({ request_id: 'find-me', err: {} });
  });
});
