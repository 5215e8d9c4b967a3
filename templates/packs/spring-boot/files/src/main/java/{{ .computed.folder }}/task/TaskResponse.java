package {{ .computed.package }}.task;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;

@Schema(
        name = "Task",
        requiredProperties = {"id", "title", "done", "created_at", "updated_at"})
record TaskResponse(
        long id,
        String title,
        boolean done,
        @JsonProperty("created_at") Instant createdAt,
        @JsonProperty("updated_at") Instant updatedAt) {

    static TaskResponse of(Task task) {
        return new TaskResponse(task.getId(), task.getTitle(), task.isDone(), task.getCreatedAt(), task.getUpdatedAt());
    }
}
