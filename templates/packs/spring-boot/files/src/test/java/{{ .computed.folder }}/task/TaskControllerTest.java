package {{ .computed.package }}.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.assertj.RestTestClientResponse;

import {{ .computed.package }}.HttpTest;

@HttpTest
class TaskControllerTest {

    private static final String TASKS = "/api/v1/tasks";

    @Autowired
    private RestTestClient client;

    @Test
    void aTaskLivesFromItsCreationToItsDeletion() {
        String place = create("{\"title\": \"  buy milk \"}");
        assertThat(get(place)).hasStatusOk().bodyJson().isLenientlyEqualTo("{title: 'buy milk', done: false}");

        assertThat(send(HttpMethod.PATCH, place, "{\"done\": true}"))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo("{title: 'buy milk', done: true}");
        assertThat(get(place)).bodyJson().isLenientlyEqualTo("{title: 'buy milk', done: true}");

        assertThat(delete(place)).hasStatus(HttpStatus.NO_CONTENT);
        assertThat(get(place)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(delete(place)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(send(HttpMethod.PATCH, place, "{\"done\": true}")).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void theListIsCutIntoPages() {
        for (int i = 0; i < 25; i++) {
            create("{\"title\": \"task %d\"}".formatted(i));
        }
        assertThat(get(TASKS)).bodyJson().extractingPath("$.items.length()").isEqualTo(20);
        assertThat(get(TASKS)).bodyJson().extractingPath("$.total").isEqualTo(25);

        String rest = TASKS + "?limit=10&offset=20";
        assertThat(get(rest)).bodyJson().extractingPath("$.items.length()").isEqualTo(5);
        assertThat(get(rest)).bodyJson().extractingPath("$.items[0].title").isEqualTo("task 20");
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=101", "limit=x", "limit=1&limit=2", "offset=-1", "offset=99999999999"})
    void aBadQueryIsRefused(String query) {
        assertThat(get(TASKS + "?" + query))
                .hasStatus(HttpStatus.BAD_REQUEST)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                               | title
            {"title": "   "}                 | title
            {"title": null}                  | title
            {"title": 5}                     | title
            {"title": "a\\u0000b"}           | title
            {"title": "\\ud800"}             | title
            {"title": "a", "done": "true"}   | done
            {"title": "a", "done": 1}        | done
            {"title": "a", "done": null}     | done
            {"title": "", "done": "yes"}     | done title
            []                               | body
            """)
    void aTaskThatBreaksRulesIsRefusedByField(String body, String fields) {
        assertThat(send(HttpMethod.POST, TASKS, body))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyJson()
                .extractingPath("$.errors")
                .asMap()
                .containsOnlyKeys(fields.split(" "));
    }

    @Test
    void aTitleIsCountedInCharacters() {
        create("{\"title\": \"%s\"}".formatted("🐢".repeat(200)));
        assertThat(send(HttpMethod.POST, TASKS, "{\"title\": \"%s\"}".formatted("ü".repeat(201))))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @Test
    void aChangeThatIsRefusedChangesNothing() {
        String place = create("{\"title\": \"as it is\"}");

        assertThat(send(HttpMethod.PATCH, place, "{\"title\": null, \"done\": true}"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(send(HttpMethod.PATCH, place, "{}")).hasStatusOk();

        assertThat(get(place)).bodyJson().isLenientlyEqualTo("{title: 'as it is', done: false}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "abc", "9223372036854775808"})
    void whatIsNoIdIsNotFound(String id) {
        assertThat(get(TASKS + "/" + id))
                .hasStatus(HttpStatus.NOT_FOUND)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    private String create(String body) {
        RestTestClientResponse response = send(HttpMethod.POST, TASKS, body);
        assertThat(response).hasStatus(HttpStatus.CREATED);
        return response.getExchangeResult().getResponseHeaders().getLocation().toString();
    }

    private RestTestClientResponse get(String path) {
        return RestTestClientResponse.from(client.get().uri(URI.create(path)).exchange());
    }

    private RestTestClientResponse delete(String path) {
        return RestTestClientResponse.from(client.delete().uri(path).exchange());
    }

    private RestTestClientResponse send(HttpMethod method, String path, String body) {
        return RestTestClientResponse.from(client.method(method)
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange());
    }
}
