package {{ .computed.package }}.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/**
 * Takes the newest migration back: runs the script in db/rollback that goes with it and forgets it, in one transaction.
 * Scripts are named as Flyway's own undo migrations are, which are not in its free edition.
 */
class Rollback {

    private static final Logger log = LoggerFactory.getLogger(Rollback.class);

    void run(Flyway flyway) {
        MigrationInfo newest = flyway.info().current();
        if (newest == null || !newest.isVersioned()) {
            log.info("There is no migration to take back");
            return;
        }
        Resource script =
                new ClassPathResource("db/rollback/" + newest.getScript().replaceFirst("^V", "U"));
        if (!script.exists()) {
            throw new FlywayException("There is no way back from " + newest.getScript());
        }
        try (Connection connection = flyway.getConfiguration().getDataSource().getConnection()) {
            connection.setAutoCommit(false);
            ScriptUtils.executeSqlScript(connection, script);
            forget(connection, flyway.getConfiguration().getTable(), newest);
            connection.commit();
        } catch (SQLException e) {
            throw new FlywayException("Cannot take " + newest.getScript() + " back", e);
        }
        log.info("Took {} back", newest.getScript());
    }

    private static void forget(Connection connection, String history, MigrationInfo migration) throws SQLException {
        String delete = "DELETE FROM " + history + " WHERE version = ?";
        try (PreparedStatement statement = connection.prepareStatement(delete)) {
            statement.setString(1, migration.getVersion().getVersion());
            statement.executeUpdate();
        }
    }
}
