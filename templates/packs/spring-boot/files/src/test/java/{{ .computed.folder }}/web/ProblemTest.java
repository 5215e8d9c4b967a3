package {{ .computed.package }}.web;

import java.net.URI;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

import {{ .computed.package }}.HttpTest;

@HttpTest
class ProblemTest {

    @Autowired
    private RestTestClient client;

    @ParameterizedTest
    @ValueSource(strings = {"{\"title\": ", "{\"title\": \"a\"} {}", "no JSON", ""})
    void malformedJsonIsRefused(String body) {
        expectProblem(post(body, MediaType.APPLICATION_JSON), 400);
    }

    @Test
    void aBodyThatIsTooLargeIsRefused() {
        expectProblem(post("{\"title\": \"" + "x".repeat(1024 * 1024) + "\"}", MediaType.APPLICATION_JSON), 413);
    }

    @Test
    void aBodyThatIsNotJsonIsRefused() {
        expectProblem(post("title=a", MediaType.TEXT_PLAIN), 415);
    }

    @Test
    void anUnknownPathIsNotFoundWhateverTheClientAccepts() {
        expectProblem(client.get().uri("/nowhere").accept(MediaType.TEXT_HTML).exchange(), 404);
        expectProblem(client.get().uri("/error").exchange(), 404);
    }

    @Test
    void aMethodThatAPathDoesNotTakeIsRefusedWithThoseThatItTakes() {
        expectProblem(client.delete().uri("/api/v1/tasks").exchange(), 405)
                .expectHeader()
                .valueMatches(HttpHeaders.ALLOW, "GET, ?POST|POST, ?GET");
    }

    @Test
    void whatTomcatRefusesIsAProblemToo() {
        expectProblem(client.get().uri(URI.create("/api/v1/tasks/%00")).exchange(), 400);
    }

    private RestTestClient.ResponseSpec post(String body, MediaType type) {
        return client.post().uri("/api/v1/tasks").contentType(type).body(body).exchange();
    }

    private static RestTestClient.ResponseSpec expectProblem(RestTestClient.ResponseSpec response, int status) {
        response.expectStatus().isEqualTo(status).expectHeader().contentType(MediaType.APPLICATION_PROBLEM_JSON);
        response.expectBody()
                .jsonPath("$.type")
                .isEqualTo("about:blank")
                .jsonPath("$.title")
                .isNotEmpty()
                .jsonPath("$.status")
                .isEqualTo(status)
                .jsonPath("$.detail")
                .isNotEmpty();
        return response;
    }
}
