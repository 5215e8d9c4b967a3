package {{ .computed.package }}.task;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Writes a line for each change of a task once it is committed. The level of its log is not that of LOG_LEVEL. */
@Component
class AuditTrail {

    private static final Logger log = LoggerFactory.getLogger("audit");

    @TransactionalEventListener
    void write(TaskEvent event) {
        log.atInfo()
                .addKeyValue("action", event.action())
                .addKeyValue("task_id", event.taskId())
                .log("audit");
    }
}
