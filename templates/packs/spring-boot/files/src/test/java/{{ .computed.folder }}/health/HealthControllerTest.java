package {{ .computed.package }}.health;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.assertj.RestTestClientResponse;

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
        assertThat(get("/readyz")).hasStatus(200).bodyJson().isLenientlyEqualTo("{status: 'ok'}");
        jdbc.sql("ALTER TABLE tasks RENAME TO gone").update();
        try {
            assertThat(get("/readyz"))
                    .hasStatus(503)
                    .bodyJson()
                    .isLenientlyEqualTo("{status: 'unavailable', checks: {database: 'unavailable'}}");
            assertThat(get("/healthz")).hasStatus(200).bodyJson().isStrictlyEqualTo("{status: 'ok'}");
        } finally {
            jdbc.sql("ALTER TABLE gone RENAME TO tasks").update();
        }
        assertThat(get("/readyz")).hasStatus(200);
    }

    @Test
    void notReadyOnceItStops() {
        AvailabilityChangeEvent.publish(context, ReadinessState.REFUSING_TRAFFIC);
        try {
            assertThat(get("/readyz")).hasStatus(503);
        } finally {
            AvailabilityChangeEvent.publish(context, ReadinessState.ACCEPTING_TRAFFIC);
        }
    }

    private RestTestClientResponse get(String path) {
        return RestTestClientResponse.from(client.get().uri(path).exchange());
    }
}
