package {{ .computed.package }};

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.flywaydb.core.Flyway;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.resttestclient.autoconfigure.AutoConfigureRestTestClient;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.jdbc.Sql;

/** The whole service on a port of its own, and before each test no task. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
{{ if eq .options.database "sqlite" -}}
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "DATABASE_URL=sqlite:target/test.db")
{{ else -}}
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
{{ end -}}
@AutoConfigureRestTestClient
@ActiveProfiles("test")
@Import(HttpTest.FreshDatabase.class)
@Sql(statements = "DELETE FROM tasks")
public @interface HttpTest {

    @TestConfiguration
    class FreshDatabase {

        @Bean
        FlywayMigrationStrategy cleanAndMigrate() {
            return (Flyway flyway) -> {
                flyway.clean();
                flyway.migrate();
            };
        }
    }
}
