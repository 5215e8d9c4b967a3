package {{ .computed.package }}.database;

import java.util.Set;

import org.flywaydb.core.Flyway;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** What {@code java -jar} does when it is told {@code migrate} or {@code rollback}: no web server, no JPA, only Flyway. */
@ImportAutoConfiguration({DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class})
public class DatabaseCommand {

    public static final Set<String> NAMES = Set.of("migrate", "rollback");

    public static void run(String name) {
        new SpringApplicationBuilder(DatabaseCommand.class)
                .web(WebApplicationType.NONE)
{{- if eq .options.database "sqlite" }}
                .run("--spring.flyway.enabled=true", "--command=" + name)
{{- else }}
                .run(
                        "--spring.flyway.enabled=true",
                        "--command=" + name,
                        // A migration may take longer than a request.
                        "--spring.datasource.hikari.data-source-properties.socketTimeout=0")
{{- end }}
                .close();
    }

    @Bean
    FlywayMigrationStrategy strategy(Environment environment) {
        return "rollback".equals(environment.getProperty("command")) ? new Rollback()::run : Flyway::migrate;
    }
}
