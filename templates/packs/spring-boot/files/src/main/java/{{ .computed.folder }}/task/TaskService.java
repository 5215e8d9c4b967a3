package {{ .computed.package }}.task;

{{ if eq .answers.security.posture "regulated" -}}
import org.springframework.context.ApplicationEventPublisher;
{{ end -}}
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class TaskService {

    private final TaskRepository tasks;
{{- if eq .answers.security.posture "regulated" }}
    private final ApplicationEventPublisher events;

    TaskService(TaskRepository tasks, ApplicationEventPublisher events) {
        this.tasks = tasks;
        this.events = events;
    }
{{- else }}

    TaskService(TaskRepository tasks) {
        this.tasks = tasks;
    }
{{- end }}

    @Transactional
    Task create(NewTask task) {
{{- if eq .answers.security.posture "regulated" }}
        Task created = tasks.save(new Task(task.title(), Boolean.TRUE.equals(task.done())));
        events.publishEvent(new TaskEvent("task.create", created.getId()));
        return created;
{{- else }}
        return tasks.save(new Task(task.title(), Boolean.TRUE.equals(task.done())));
{{- end }}
    }

    /** A part of all tasks, oldest first, and how many there are. */
    @Transactional(readOnly = true)
    TaskPage list(int limit, int offset) {
        return new TaskPage(
                tasks.findPage(limit, offset).stream().map(TaskResponse::of).toList(), tasks.count());
    }

    @Transactional(readOnly = true)
    Task get(long id) {
        return tasks.findById(id).orElseThrow(TaskNotFoundException::new);
    }

    /** What the change leaves out stays as it is. */
    @Transactional
    Task change(long id, TaskChange change) {
        Task task = tasks.findForUpdateById(id).orElseThrow(TaskNotFoundException::new);
        if (change.title() != null) {
            task.setTitle(change.title());
        }
        if (change.done() != null) {
            task.setDone(change.done());
        }
{{- if eq .answers.security.posture "regulated" }}
        events.publishEvent(new TaskEvent("task.update", id));
{{- end }}
        return task;
    }

    @Transactional
    void delete(long id) {
        if (tasks.deleteTask(id) == 0) {
            throw new TaskNotFoundException();
        }
{{- if eq .answers.security.posture "regulated" }}
        events.publishEvent(new TaskEvent("task.delete", id));
{{- end }}
    }
}
