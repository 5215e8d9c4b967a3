import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { type Settings, settings } from '../config/settings.js';
import { databaseOptions } from './database.options.js';

@Module({
  imports: [
    TypeOrmModule.forRootAsync({
      inject: [settings.KEY],
{{- if eq .options.database "sqlite" }}
      useFactory: ({ DATABASE_URL }: Settings) => databaseOptions(DATABASE_URL),
{{- else }}
      useFactory: ({ DATABASE_URL }: Settings) =>
        databaseOptions(DATABASE_URL, { queryTimeout: 10_000 }),
{{- end }}
    }),
  ],
})
export class DatabaseModule {}
