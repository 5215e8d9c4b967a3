package {{ .computed.package }}.health;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;

import {{ .computed.package }}.HttpTest;

@HttpTest
class HealthControllerTest {

    @Autowired
    private RestTestClient client;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ApplicationContext context;

    @Test
    void readyAsLongAsTheTablesAreThere() {
        expectReady(200, "ok");
        jdbc.sql("ALTER TABLE tasks RENAME TO gone").update();
        try {
            expectReady(503, "unavailable");
            client.get()
                    .uri("/healthz")
                    .exchange()
                    .expectStatus()
                    .isOk()
                    .expectBody()
                    .json("{\"status\":\"ok\"}");
        } finally {
            jdbc.sql("ALTER TABLE gone RENAME TO tasks").update();
        }
        expectReady(200, "ok");
    }

    @Test
    void notReadyOnceItStops() {
        AvailabilityChangeEvent.publish(context, ReadinessState.REFUSING_TRAFFIC);
        try {
            client.get().uri("/readyz").exchange().expectStatus().isEqualTo(503);
        } finally {
            AvailabilityChangeEvent.publish(context, ReadinessState.ACCEPTING_TRAFFIC);
        }
    }

    private void expectReady(int status, String word) {
        client.get()
                .uri("/readyz")
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo(word)
                .jsonPath("$.checks.database")
                .isEqualTo(word);
    }
}
