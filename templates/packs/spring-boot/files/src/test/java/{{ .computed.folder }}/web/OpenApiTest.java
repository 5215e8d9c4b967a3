package {{ .computed.package }}.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.assertj.RestTestClientResponse;

import {{ .computed.package }}.HttpTest;

@HttpTest
class OpenApiTest {

    @Autowired
    private RestTestClient client;

    /** {@code make openapi} takes what this writes. */
    @Test
    void theContractDescribesTheService() throws IOException {
        var response =
                RestTestClientResponse.from(client.get().uri("/openapi.json").exchange());
        assertThat(response)
                .hasStatusOk()
                .bodyJson()
                .hasPath("$.paths['/metrics'].get")
                .hasPath("$.paths['/readyz'].get.responses['503']")
                .hasPath("$.paths['/api/v1/tasks'].post.responses['422'].content['application/problem+json']")
                .extractingPath("$.openapi")
                .asString()
                .startsWith("3.1");
        Files.write(Path.of("target/openapi.json"), response.getExchangeResult().getResponseBodyContent());
    }
}
