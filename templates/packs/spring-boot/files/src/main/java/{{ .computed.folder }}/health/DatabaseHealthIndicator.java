package {{ .computed.package }}.health;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether the database answers within a second and has its tables. Actuator's own indicator waits, and asks for no table. */
@Component
class DatabaseHealthIndicator extends AbstractHealthIndicator {

    private final JdbcClient jdbc;
    private final AsyncTaskExecutor executor;
    private CompletableFuture<?> look = CompletableFuture.completedFuture(null);

    DatabaseHealthIndicator(JdbcClient jdbc, AsyncTaskExecutor executor) {
        this.jdbc = jdbc;
        this.executor = executor;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) throws InterruptedException {
        try {
            look().get(1, TimeUnit.SECONDS);
            builder.up();
        } catch (ExecutionException | TimeoutException e) {
            builder.down();
        }
    }

    /** One look at a time: a database that hangs holds one thread, however often it is asked for. */
    private synchronized CompletableFuture<?> look() {
        if (look.isDone()) {
            look = executor.submitCompletable(
                    () -> jdbc.sql("SELECT id FROM tasks LIMIT 1").query().listOfRows());
        }
        return look;
    }
}
