package {{ .computed.package }};

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

{{ if eq .options.database "postgresql" -}}
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
{{ end -}}
import org.springframework.boot.resttestclient.autoconfigure.AutoConfigureRestTestClient;
import org.springframework.boot.test.context.SpringBootTest;
{{- if eq .options.database "postgresql" }}
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
{{- end }}
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.jdbc.Sql;

/** The whole service on a port of its own, and before each test no task. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
{{ if eq .options.database "sqlite" -}}
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "spring.datasource.url=jdbc:sqlite::memory:")
@AutoConfigureRestTestClient
@ActiveProfiles("test")
@Sql(statements = "DELETE FROM tasks")
public @interface HttpTest {}
{{ else -}}
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@AutoConfigureRestTestClient
@ActiveProfiles("test")
@Import(HttpTest.FreshSchema.class)
@Sql(statements = "DELETE FROM tasks")
public @interface HttpTest {

    @TestConfiguration
    class FreshSchema {

        @Bean
        FlywayMigrationStrategy cleanAndMigrate() {
            return flyway -> {
                flyway.clean();
                flyway.migrate();
            };
        }
    }
}
{{ end -}}
