package modelport.journeys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/** What an installation's serving node has counted, straight from its database. */
final class CountedRows {
    private static final int PORT_LINE = 3;
    private static final int CELL = 2;
    /** One column, whose values from 0 to 10 have a cell of their own. */
    private static final String COLUMNS = """
            [{"name": "first", "source": "ELEMENT", "input": "features", "index": 0, "edges": [0, 10], "frequent": [],
              "others": [], "reference": [0, 0, 1, 0], "importance": null}]
            """;

    private final Path postgres;
    private final UUID edges = UUID.randomUUID();

    CountedRows(Path home) {
        postgres = home.resolve("postgres");
    }

    /** From now on the rows of what is live at {@code endpoint} are counted. */
    void begin(String endpoint) throws IOException, SQLException {
        try (Connection connection = connect();
                PreparedStatement insert = connection.prepareStatement("""
                        with d as (insert into dataset (id, project_id, name, title, card, tags, owner, last_number, row_version,
                            created_at, updated_at)
                            select gen_random_uuid(), project_id, 'counted', '', '', '[]', 'admin', 1, 0, now(), now()
                            from endpoint where name = ? returning id, project_id),
                        v as (insert into dataset_version (id, project_id, dataset_id, number, state, roles, note, based_on_id,
                            file_name, file_size, columns, bad_rows, notes, created_by, row_version, created_at)
                            select i, project_id, d.id, 1, 'IMPORTING', '[]', '', i, 'f', 1, '[]', '[]', '[]', 'admin', 0, now()
                            from d, (select ?::uuid as i) as own returning id)
                        insert into profile_edges (id, project_id, endpoint_id, version_id, dataset_version_id, columns, frozen_at)
                        select ?, e.project_id, e.id, r.version_id, v.id, ?::jsonb, now()
                        from v, endpoint e join route t on t.endpoint_id = e.id join revision r on r.id = t.revision_id
                        where e.name = ?
                        """)) {
            insert.setString(1, endpoint);
            insert.setObject(2, UUID.randomUUID());
            insert.setObject(3, edges);
            insert.setString(4, COLUMNS);
            insert.setString(5, endpoint);
            insert.executeUpdate();
        }
    }

    /** Rows whose first value is from 0 to 10; -1 if the database cannot be asked just now. */
    long count() {
        try (Connection connection = connect();
                PreparedStatement select = connection.prepareStatement(
                        "select coalesce(sum(counts[" + (CELL + 1) + "]), 0) from profile_delta where edges_id = ?")) {
            select.setObject(1, edges);
            try (ResultSet rows = select.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        } catch (IOException | SQLException e) {
            return -1;
        }
    }

    private Connection connect() throws IOException, SQLException {
        String port = Files.readAllLines(postgres.resolve("data").resolve("postmaster.pid"))
                .get(PORT_LINE)
                .strip();
        String password = Files.readString(postgres.resolve("app.password")).strip();
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/modelport", "modelport_app", password);
    }
}
