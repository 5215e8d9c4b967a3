package {{ .computed.package }}.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.web.servlet.client.RestTestClient;

import {{ .computed.package }}.HttpTest;

@HttpTest
@ExtendWith(OutputCaptureExtension.class)
class RequestTest {

    @Autowired
    private RestTestClient client;

    @Test
    void aSaneRequestIdIsTakenOverAndLogged(CapturedOutput output) {
        assertThat(requestId("abc-1._Z")).isEqualTo("abc-1._Z");
        assertThat(output)
                .contains("\"request_id\":\"abc-1._Z\",\"method\":\"GET\",\"path\":\"/api/v1/tasks\",\"status\":200");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no spaces", "<script>"})
    void anotherOneIsReplaced(String given) {
        assertThat(requestId(given)).isNotEqualTo(given).matches("[A-Za-z0-9._-]{1,128}");
    }

    @Test
    void healthIsNotLogged(CapturedOutput output) {
        client.get()
                .uri("/healthz")
                .header("X-Request-ID", "quiet")
                .exchange()
                .expectStatus()
                .isOk();
        assertThat(output).doesNotContain("quiet");
    }

    @Test
    void requestsAreCountedByRoute() {
        client.get().uri("/api/v1/tasks/4711").exchange().expectStatus().isNotFound();
        String metrics = client.get()
                .uri("/metrics")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        assertThat(metrics)
                .containsPattern("http_requests_total\\{.*status=\"404\",uri=\"/api/v1/tasks/\\{id}\"} 1")
                .contains("http_server_requests_seconds_bucket{")
                .doesNotContain("4711");
    }

    private String requestId(String given) {
        return client.get()
                .uri("/api/v1/tasks")
                .header("X-Request-ID", given)
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("X-Content-Type-Options", "nosniff")
                .returnResult()
                .getResponseHeaders()
                .getFirst("X-Request-ID");
    }
}
