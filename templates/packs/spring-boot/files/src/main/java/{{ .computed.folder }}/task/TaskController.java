package {{ .computed.package }}.task;

import java.net.URI;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/tasks")
@Tag(name = "tasks")
class TaskController {

    private final TaskService tasks;

    TaskController(TaskService tasks) {
        this.tasks = tasks;
    }

    @GetMapping
    @Operation(summary = "A part of all tasks, oldest first")
    TaskPage listTasks(
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit,
            @RequestParam(defaultValue = "0") @Min(0) int offset) {
        return tasks.list(limit, offset);
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Create a task")
    @ApiResponse(
            responseCode = "201",
            description = "Created",
            headers = @Header(name = "Location", required = true, schema = @Schema(type = "string")))
    ResponseEntity<TaskResponse> createTask(@Valid @RequestBody NewTask body) {
        Task task = tasks.create(body);
        return ResponseEntity.created(URI.create("/api/v1/tasks/" + task.getId()))
                .body(TaskResponse.of(task));
    }

    @GetMapping("/{id}")
    @Operation(summary = "One task")
    TaskResponse getTask(@PathVariable long id) {
        return TaskResponse.of(tasks.get(id));
    }

    @PatchMapping(path = "/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Change a task; what is left out stays as it is")
    TaskResponse changeTask(@PathVariable long id, @Valid @RequestBody TaskChange body) {
        return TaskResponse.of(tasks.change(id, body));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Delete a task")
    void deleteTask(@PathVariable long id) {
        tasks.delete(id);
    }
}
