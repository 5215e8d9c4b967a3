package {{ .computed.package }}.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

import {{ .computed.package }}.HttpTest;

@HttpTest
class TaskControllerTest {

    private static final String TASKS = "/api/v1/tasks";

    @Autowired
    private RestTestClient client;

    @Test
    void aTaskLivesFromItsCreationToItsDeletion() {
        String place = create("{\"title\": \"  buy milk \"}");

        get(place)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.title")
                .isEqualTo("buy milk")
                .jsonPath("$.done")
                .isEqualTo(false);
        send(HttpMethod.PATCH, place, "{\"done\": true}")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.title")
                .isEqualTo("buy milk")
                .jsonPath("$.done")
                .isEqualTo(true);
        get(place).expectStatus().isOk().expectBody().jsonPath("$.done").isEqualTo(true);

        client.delete().uri(place).exchange().expectStatus().isNoContent();
        get(place).expectStatus().isNotFound();
        client.delete().uri(place).exchange().expectStatus().isNotFound();
        send(HttpMethod.PATCH, place, "{\"done\": true}").expectStatus().isNotFound();
    }

    @Test
    void theListIsCutIntoPages() {
        for (int i = 0; i < 25; i++) {
            create("{\"title\": \"task " + i + "\"}");
        }

        get(TASKS)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(20)
                .jsonPath("$.total")
                .isEqualTo(25);
        get(TASKS + "?limit=10&offset=20")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(5)
                .jsonPath("$.items[0].title")
                .isEqualTo("task 20");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=101",
                "limit=x",
                "limit=1&limit=2",
                "offset=-1",
                "offset=99999999999",
                "limit=%00"
            })
    void aBadQueryIsRefused(String query) {
        get(TASKS + "?" + query)
                .expectStatus()
                .isBadRequest()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                              | title
            {"title": "   "}                | title
            {"title": null}                 | title
            {"title": 5}                    | title
            {"title": "a\\u0000b"}          | title
            {"title": "\\ud800"}            | title
            {"title": "a", "done": "true"}  | done
            {"title": "a", "done": 1}       | done
            {"title": "a", "done": null}    | done
            []                              | body
            """)
    void aTaskThatBreaksARuleIsRefusedByField(String body, String field) {
        send(HttpMethod.POST, TASKS, body)
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors.length()")
                .isEqualTo(1)
                .jsonPath("$.errors." + field)
                .isNotEmpty();
    }

    @Test
    void allThatIsWrongIsToldAtOnce() {
        send(HttpMethod.POST, TASKS, "{\"title\": \"\", \"done\": \"yes\"}")
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors.title")
                .isNotEmpty()
                .jsonPath("$.errors.done")
                .isNotEmpty();
    }

    @Test
    void aTitleIsCountedInCharacters() {
        create("{\"title\": \"" + "🐢".repeat(200) + "\"}");
        send(HttpMethod.POST, TASKS, "{\"title\": \"" + "ü".repeat(201) + "\"}")
                .expectStatus()
                .isEqualTo(422);
    }

    @Test
    void aChangeThatIsRefusedChangesNothing() {
        String place = create("{\"title\": \"as it is\"}");

        send(HttpMethod.PATCH, place, "{\"title\": null, \"done\": true}")
                .expectStatus()
                .isEqualTo(422);
        send(HttpMethod.PATCH, place, "{}").expectStatus().isOk();

        get(place)
                .expectBody()
                .jsonPath("$.title")
                .isEqualTo("as it is")
                .jsonPath("$.done")
                .isEqualTo(false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "abc", "9223372036854775808"})
    void whatIsNoIdIsNotFound(String id) {
        get(TASKS + "/" + id)
                .expectStatus()
                .isNotFound()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    private String create(String body) {
        HttpHeaders headers = send(HttpMethod.POST, TASKS, body)
                .expectStatus()
                .isCreated()
                .returnResult()
                .getResponseHeaders();
        assertThat(headers.getLocation()).hasPath(headers.getLocation().getPath());
        return headers.getLocation().toString();
    }

    private ResponseSpec get(String path) {
        return client.get().uri(URI.create(path)).exchange();
    }

    private ResponseSpec send(HttpMethod method, String path, String body) {
        return client.method(method)
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange();
    }
}
