import { registerAs } from '@nestjs/config';
import { plainToInstance, Type } from 'class-transformer';
import {
  IsIn,
  IsInt,
  IsIP,
{{- if eq .options.database "sqlite" }}
  Matches,
{{- end }}
  Max,
  Min,
{{- if eq .options.database "postgresql" }}
  ValidateBy,
{{- end }}
  ValidateIf,
  validateSync,
} from 'class-validator';

/** What the environment says, with what holds where it says nothing. */
export class Settings {
  @IsIP(undefined, { message: '$property must be an IP address or localhost' })
  @ValidateIf(({ HOST }: Settings) => HOST !== 'localhost')
  HOST: string = '127.0.0.1';

  @Max(65535)
  @Min(1)
  @IsInt()
  @Type(() => Number)
  PORT: number = 8080;

{{ if eq .options.database "sqlite" }}  @Matches(/^sqlite:[^:]/, {
    message: '$property must name a file, such as sqlite:data/tasks.db',
  })
  DATABASE_URL: string = 'sqlite:data/tasks.db';
{{- else }}  @ValidateBy({
    name: 'isPostgresUrl',
    validator: {
      validate: (value: string) =>
        /^postgres(ql)?:$/.test(URL.parse(value)?.protocol ?? ''),
      defaultMessage: () =>
        '$property must look like postgresql://user:password@host:5432/database',
    },
  })
  DATABASE_URL: string;
{{- end }}

  @IsIn(['debug', 'info', 'warn', 'error'])
  LOG_LEVEL: string = 'info';

  @IsIn(['development', 'test', 'production'])
  APP_ENV: string = 'production';
}

/** Names what is wrong with the environment, but never a value: it may be a password. */
export class SettingsError extends Error {}

export function validate(environment: NodeJS.ProcessEnv): Settings {
  const given = Object.entries(environment).filter(([, value]) => value !== '');
  const values = plainToInstance(Settings, Object.fromEntries(given));
  const errors = validateSync(values, {
    stopAtFirstError: true,
    whitelist: true,
  });
  if (errors.length > 0) {
    const messages = errors.flatMap(({ constraints = {} }) =>
      Object.values(constraints),
    );
    throw new SettingsError(messages.join('; '));
  }
  return values;
}

export const settings = registerAs('settings', () => validate(process.env));
