package modelport.launcher;

import java.util.Arrays;
import modelport.contract.Message;
import modelport.launcher.control.StartException;
import modelport.postgres.Database;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings the tables to what this version works with, before the server looks at them. */
final class Migrations {
    private Migrations() {}

    /** Returns how many steps that took. */
    static int run(Database database) {
        Flyway flyway = Flyway.configure()
                .dataSource(
                        database.url(),
                        database.owner().name(),
                        database.owner().password())
                .locations("classpath:db/migration")
                .load();
        try {
            boolean newer = Arrays.stream(flyway.info().applied())
                    .anyMatch(step ->
                            step.getState().isApplied() && !step.getState().isResolved());
            if (newer) {
                throw new StartException(Message.of("launcher.newer-data"));
            }
            return flyway.migrate().migrationsExecuted;
        } catch (FlywayException e) {
            throw new StartException(Message.of("launcher.migration-failed", "reason", firstLine(e)), e);
        }
    }

    private static String firstLine(FlywayException e) {
        return String.valueOf(e.getMessage())
                .lines()
                .filter(line -> !line.isBlank())
                .findFirst()
                .orElse("?");
    }
}
