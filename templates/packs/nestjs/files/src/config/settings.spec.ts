import { SettingsError, validate } from './settings.js';

{{ if eq .options.database "sqlite" -}}
const good = {};
{{- else -}}
const good = { DATABASE_URL: 'postgresql://localhost/app' };
{{- end }}

describe('settings', () => {
  it.each([
    ['PORT', '99737'],
    ['PORT', 'harbour'],
    ['HOST', 'not a host'],
    ['DATABASE_URL', 'nonsense'],
{{- if eq .options.database "postgresql" }}
    ['DATABASE_URL', 'postgresql://user:secret@host:harbour/app'],
{{- end }}
    ['LOG_LEVEL', 'deafening'],
    ['APP_ENV', 'moonbase'],
  ])('names a bad %s, but never its value', (variable, value) => {
    const read = () => validate({ ...good, [variable]: value });

    expect(read).toThrow(SettingsError);
    expect(read).toThrow(new RegExp(`^${variable} (?!.*${value})`));
  });

  it('tells all that is wrong at once', () => {
    expect(() => validate({ ...good, PORT: '0', APP_ENV: 'moon' })).toThrow(
      /PORT .*; APP_ENV /,
    );
  });

  it('takes an empty variable for none, and keeps no others', () => {
    const values = validate({
      ...good,
      PORT: '',
      HOST: 'localhost',
      SHELL: 'sh',
    });

    expect(values.PORT).toBe(8080);
    expect(values.HOST).toBe('localhost');
    expect(values).not.toHaveProperty('SHELL');
  });
});
