import { DataSource } from 'typeorm';
import { settings } from '../config/settings.js';
import { databaseOptions } from './database.options.js';

/** For TypeORM's command line; the service opens its own. */
export default new DataSource(databaseOptions(settings().DATABASE_URL));
