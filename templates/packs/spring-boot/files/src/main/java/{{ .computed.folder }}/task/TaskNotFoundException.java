package {{ .computed.package }}.task;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

class TaskNotFoundException extends ResponseStatusException {

    private static final long serialVersionUID = 1L;

    TaskNotFoundException() {
        super(HttpStatus.NOT_FOUND, "There is no such task.");
    }
}
