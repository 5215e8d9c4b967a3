package {{ .computed.package }}.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

import {{ .computed.package }}.HttpTest;

@HttpTest
class OpenApiTest {

    @Autowired
    private RestTestClient client;

    /** {@code make openapi} takes what this writes. */
    @Test
    void theContractDescribesTheTasks() throws IOException {
        byte[] document = client.get()
                .uri("/openapi.json")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.openapi")
                .value(
                        String.class,
                        version -> org.assertj.core.api.Assertions.assertThat(version)
                                .startsWith("3.1"))
                .jsonPath("$.paths['/api/v1/tasks'].post.responses['422']")
                .exists()
                .jsonPath("$.paths['/metrics'].get")
                .exists()
                .jsonPath("$.paths.length()")
                .isEqualTo(5)
                .returnResult()
                .getResponseBody();
        Files.write(Path.of("target/openapi.json"), document);
    }
}
