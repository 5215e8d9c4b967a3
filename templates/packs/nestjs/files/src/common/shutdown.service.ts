import type { Server } from 'node:http';
import {
  type BeforeApplicationShutdown,
  Injectable,
  Logger,
} from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';

/** Lets what is running finish after a signal, at most until ten seconds are over. */
@Injectable()
export class ShutdownService implements BeforeApplicationShutdown {
  private readonly logger = new Logger(ShutdownService.name);

  constructor(private readonly adapterHost: HttpAdapterHost) {}

  beforeApplicationShutdown(signal?: string): void {
    if (!signal) return;
    this.logger.log(`stopping on ${signal}`);
    const server: Server = this.adapterHost.httpAdapter.getHttpServer();
    // Connections that become idle from now on would be kept alive.
    setInterval(() => server.closeIdleConnections(), 100);
    setTimeout(() => server.closeAllConnections(), 9_000);
    // A database that does not let go.
    setTimeout(() => process.exit(), 9_500);
  }
}
