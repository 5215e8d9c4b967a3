package {{ .computed.package }}.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import org.springframework.test.web.servlet.client.assertj.RestTestClientResponse;

import {{ .computed.package }}.HttpTest;

@HttpTest
class ProblemTest {

    @Autowired
    private RestTestClient client;

    @ParameterizedTest
    @ValueSource(strings = {"{\"title\": ", "{\"title\": \"a\"} {}", "no JSON", ""})
    void malformedJsonIsRefused(String body) {
        assertProblem(post(body, MediaType.APPLICATION_JSON), 400);
    }

    @Test
    void aBodyThatIsTooLargeIsRefused() {
        assertProblem(post("{\"title\": \"%s\"}".formatted("x".repeat(1024 * 1024)), MediaType.APPLICATION_JSON), 413);
    }

    @Test
    void aBodyThatIsNotJsonIsRefused() {
        assertProblem(post("title=a", MediaType.TEXT_PLAIN), 415);
    }

    @Test
    void anUnknownPathIsNotFoundWhateverTheClientAccepts() {
        assertProblem(client.get().uri("/nowhere").accept(MediaType.TEXT_HTML).exchange(), 404);
        assertProblem(client.get().uri("/error").exchange(), 404);
    }

    @Test
    void aMethodThatAPathDoesNotTakeIsRefusedWithThoseThatItTakes() {
        ResponseSpec response = client.delete().uri("/api/v1/tasks").exchange();
        assertProblem(response, 405);
        response.expectHeader().value("Allow", allow -> assertThat(allow).contains("GET", "POST"));
    }

    @Test
    void whatTomcatRefusesIsAProblemToo() {
        assertProblem(client.get().uri(URI.create("/api/v1/tasks/%00")).exchange(), 400);
    }

    private ResponseSpec post(String body, MediaType type) {
        return client.post().uri("/api/v1/tasks").contentType(type).body(body).exchange();
    }

    private static void assertProblem(ResponseSpec response, int status) {
        assertThat(RestTestClientResponse.from(response))
                .hasStatus(status)
                .hasContentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyJson()
                .hasPathSatisfying("$.title", title -> assertThat(title).isNotEmpty())
                .hasPathSatisfying("$.detail", detail -> assertThat(detail).isNotEmpty())
                .isLenientlyEqualTo("{type: 'about:blank', status: %d}".formatted(status));
    }
}
