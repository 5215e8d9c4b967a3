package {{ .computed.package }}.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VariableTest {

    @Test
    void goodValuesBecomeProperties() {
        assertThat(Variable.PORT.read("")).containsEntry("server.port", "8080");
        assertThat(Variable.HOST.read("::1")).containsEntry("server.address", "::1");
{{- if eq .options.database "sqlite" }}
        assertThat(Variable.DATABASE_URL.read("sqlite:/data/my.db"))
                .containsEntry("spring.datasource.url", "jdbc:sqlite:/data/my.db");
{{- else }}
        assertThat(Variable.DATABASE_URL.read("postgres://me:p%40ss@db:5433/tasks?sslmode=require"))
                .containsEntry("spring.datasource.url", "jdbc:postgresql://db:5433/tasks?sslmode=require")
                .containsEntry("spring.datasource.username", "me")
                .containsEntry("spring.datasource.password", "p@ss");
{{- end }}
    }

    @ParameterizedTest
    @CsvSource({
        "PORT, 0",
        "PORT, 65536",
        "PORT, harbour",
        "HOST, some.where",
        "DATABASE_URL, nonsense",
        "LOG_LEVEL, loud",
        "APP_ENV, moon"
    })
    void badValuesAreRefusedAndNotShown(Variable variable, String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> variable.read(value))
                .withMessageStartingWith("must")
                .withMessageNotContaining(value);
    }
}
