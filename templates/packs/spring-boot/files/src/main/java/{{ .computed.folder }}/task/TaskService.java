package {{ .computed.package }}.task;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class TaskService {

    private final TaskRepository tasks;

    TaskService(TaskRepository tasks) {
        this.tasks = tasks;
    }

    @Transactional
    Task create(NewTask task) {
        return tasks.save(new Task(task.title(), Boolean.TRUE.equals(task.done())));
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
        return task;
    }

    @Transactional
    void delete(long id) {
        if (tasks.deleteTask(id) == 0) {
            throw new TaskNotFoundException();
        }
    }
}
