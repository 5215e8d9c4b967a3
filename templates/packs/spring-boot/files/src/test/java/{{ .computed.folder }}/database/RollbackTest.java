package {{ .computed.package }}.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import {{ .computed.package }}.HttpTest;

@HttpTest
class RollbackTest {

    @Autowired
    private Flyway flyway;

    @Test
    void eachMigrationCanBeTakenBackAndMadeAgain() {
        long migrations = applied();
        for (long left = migrations - 1; left >= 0; left--) {
            new Rollback().run(flyway);
            assertThat(applied()).isEqualTo(left);
        }
        assertThat(flyway.migrate().migrationsExecuted).isEqualTo((int) migrations);
    }

    private long applied() {
        return Arrays.stream(flyway.info().applied())
                .filter(MigrationInfo::isVersioned)
                .count();
    }
}
