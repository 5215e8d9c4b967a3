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
import org.springframework.test.web.servlet.client.assertj.RestTestClientResponse;

import {{ .computed.package }}.HttpTest;

@HttpTest
@ExtendWith(OutputCaptureExtension.class)
class RequestTest {

    @Autowired
    private RestTestClient client;

    @Test
    void aSaneRequestIdIsTakenOverAndLogged(CapturedOutput output) {
        assertThat(get("/api/v1/tasks", "abc-1._Z")).hasHeader("X-Request-ID", "abc-1._Z");
        assertThat(output)
                .contains("\"request_id\":\"abc-1._Z\",\"method\":\"GET\",\"path\":\"/api/v1/tasks\",\"status\":200");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no spaces", "<script>"})
    void anotherOneIsReplaced(String given) {
        assertThat(get("/api/v1/tasks", given))
                .hasHeader("X-Content-Type-Options", "nosniff")
                .headers()
                .hasHeaderSatisfying(
                        "X-Request-ID",
                        ids -> assertThat(ids).singleElement().asString().matches("[A-Za-z0-9._-]{1,128}"));
    }

    @Test
    void healthIsNotLogged(CapturedOutput output) {
        assertThat(get("/healthz", "quiet")).hasStatusOk();
        assertThat(output).doesNotContain("quiet");
    }

    @Test
    void requestsAreCountedByRoute() {
        assertThat(get("/api/v1/tasks/4711", "")).hasStatus(404);
        assertThat(get("/metrics", ""))
                .bodyText()
                .containsPattern("http_requests_total\\{.*status=\"404\",uri=\"/api/v1/tasks/\\{id}\"} 1")
                .contains("http_server_requests_seconds_bucket{")
                .doesNotContain("tasks/4711");
    }

    private RestTestClientResponse get(String path, String requestId) {
        return RestTestClientResponse.from(
                client.get().uri(path).header("X-Request-ID", requestId).exchange());
    }
}
