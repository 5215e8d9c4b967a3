package {{ .computed.package }}.task;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

import {{ .computed.package }}.HttpTest;

@HttpTest
@ExtendWith(OutputCaptureExtension.class)
class AuditTrailTest {

    private static final String TASKS = "/api/v1/tasks";

    @Autowired
    private RestTestClient client;

    @Autowired
    private LoggingSystem logging;

    /** As LOG_LEVEL=error has it. */
    @BeforeEach
    void logErrorsOnly() {
        logging.setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.ERROR);
    }

    @AfterEach
    void logAsBefore() {
        logging.setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.INFO);
    }

    @Test
    void eachChangeLeavesALineAtAnyLogLevel(CapturedOutput output) {
        String place = send(HttpMethod.POST, TASKS, "{\"title\": \"title-zq7x\"}")
                .returnResult()
                .getResponseHeaders()
                .getFirst("Location");
        send(HttpMethod.PATCH, place, "{\"title\": \"other-zq7x\"}")
                .expectStatus()
                .isOk();
        send(HttpMethod.PATCH, place, "{\"title\": \"\"}").expectStatus().isEqualTo(422);
        send(HttpMethod.DELETE, place, "{}").expectStatus().isNoContent();
        send(HttpMethod.DELETE, place, "{}").expectStatus().isNotFound();

        String audit = "\"request_id\":\"who-asks\",\"action\":\"%s\",\"task_id\":"
                + place.substring(place.lastIndexOf('/') + 1);
        assertThat(output.getOut().lines().filter(each -> each.contains("who-asks")))
                .satisfiesExactly(
                        created -> assertThat(created).contains("\"msg\":\"audit\"", audit.formatted("task.create")),
                        changed -> assertThat(changed).contains("\"msg\":\"audit\"", audit.formatted("task.update")),
                        deleted -> assertThat(deleted).contains("\"msg\":\"audit\"", audit.formatted("task.delete")));
        assertThat(output).doesNotContain("zq7x");
    }

    @Test
    void everyAnswerCarriesStrictHeaders() {
        for (String path : new String[] {"/healthz", TASKS, TASKS + "/0", "/nowhere"}) {
            client.get()
                    .uri(path)
                    .exchange()
                    .expectHeader()
                    .valueEquals("Strict-Transport-Security", "max-age=31536000; includeSubDomains")
                    .expectHeader()
                    .valueEquals("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
                    .expectHeader()
                    .valueEquals("Referrer-Policy", "no-referrer")
                    .expectHeader()
                    .valueEquals("Cache-Control", "no-store");
        }
    }

    private ResponseSpec send(HttpMethod method, String path, String body) {
        return client.method(method)
                .uri(path)
                .header("X-Request-ID", "who-asks")
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange();
    }
}
