package modelport.ui.fakes;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import modelport.contract.Message;
import modelport.contract.Slug;
import modelport.contract.datasets.BadRows;
import modelport.contract.datasets.ColumnType;
import modelport.contract.datasets.Dataset;
import modelport.contract.datasets.DatasetColumn;
import modelport.contract.datasets.DatasetFile;
import modelport.contract.datasets.DatasetRole;
import modelport.contract.datasets.DatasetVersion;
import modelport.contract.datasets.Reading;
import modelport.contract.registry.VersionState;
import org.jspecify.annotations.Nullable;

/** A team's datasets as they might be on some day. */
final class DatasetShowcase {
    private static final String CARD = """
            Support tickets of the second quarter, with the queue that a person finally put them into.

            **Where from**: the ticket system, exported on 2026-07-02. Names and addresses are removed.
            **Mind**: `phone` tickets are notes of an agent, not the customer's own words.
            """;

    private final FakeModelport platform;
    private final Instant now = FakeModelport.now();

    private DatasetShowcase(FakeModelport platform) {
        this.platform = platform;
    }

    static void fill(FakeModelport platform) {
        new DatasetShowcase(platform).fill();
    }

    private void fill() {
        dataset("tickets-2026-q2", "Tickets, second quarter", CARD, List.of("tickets", "english", "chinese"), 12);
        ready("tickets-2026-q2", FakeTables.tickets(), "queue", List.of(DatasetRole.EVALUATION), "", 0);
        ready(
                "tickets-2026-q2",
                FakeTables.tickets(),
                "queue",
                List.of(DatasetRole.EVALUATION, DatasetRole.REFERENCE),
                "Without test orders",
                3);
        dataset("iris", "Iris", "", List.of("tutorial"), 40);
        ready("iris", FakeTables.flowers(), "species", List.of(DatasetRole.TRAINING, DatasetRole.EVALUATION), "", 0);
        dataset("shop-signals", "\u5546\u5e97\u4fe1\u53f7", "", List.of(), 9);
        ready("shop-signals", FakeTables.signals(), null, List.of(DatasetRole.REFERENCE), "", 0);
        dataset("houses", "Houses", "", List.of(), 19);
        ready("houses", FakeTables.houses(), "price", List.of(DatasetRole.EVALUATION), "", 0);
        dataset("payments-2026", "Payments", "", List.of("payments"), 2);
        rejected("payments-2026");
        dataset("returns", "Returns", "", List.of(), 1);
    }

    private void dataset(String name, String title, String card, List<String> tags, int days) {
        platform.datasets.put(new Dataset(
                UUID.randomUUID(),
                new Slug(name),
                title,
                card,
                tags,
                "ada",
                0,
                null,
                false,
                now.minus(Duration.ofDays(days + 1L)),
                now.minus(Duration.ofDays(days)),
                1));
    }

    private void ready(
            String name, FakeTable table, @Nullable String label, List<DatasetRole> roles, String note, long bad) {
        var slug = new Slug(name);
        int number = platform.datasets
                        .versions(slug, slug, modelport.contract.PageRequest.first())
                        .items()
                        .size()
                + 1;
        var columns = new ArrayList<>(table.columns());
        if (bad > 0) {
            columns.add(new DatasetColumn("agent_id", ColumnType.INTEGER, true, List.of()));
            columns.add(new DatasetColumn("internal_comment", ColumnType.TEXT, true, List.of()));
        }
        var reading = new Reading(";", "\"", ".", true, List.of("NA", "NaN", "null"));
        platform.datasets.put(
                new DatasetVersion(
                        UUID.randomUUID(),
                        slug,
                        number,
                        VersionState.READY,
                        null,
                        Samples.digestOf(name + number),
                        new DatasetFile(
                                name + ".csv", 2_940_117, Samples.digestOf(name), true, "CSV", reading, "UTF-8"),
                        columns,
                        label,
                        roles,
                        table.rows(),
                        bad > 0 ? FakeDatasetCopies.badRows(bad) : BadRows.none(),
                        bad > 0
                                ? List.of(Message.of(
                                        "datasets.label-missing", "count", "12", "line", "418", "column", "queue"))
                                : List.of(),
                        note,
                        number > 1 ? number - 1 : null,
                        "ada",
                        now.minus(Duration.ofHours(90L - 30L * number)),
                        null,
                        1),
                table);
    }

    private void rejected(String name) {
        platform.datasets.put(
                new DatasetVersion(
                        UUID.randomUUID(),
                        new Slug(name),
                        1,
                        VersionState.REJECTED,
                        Message.of("datasets.too-many-bad", "count", "101", "rows", "4210", "line", "2", "most", "100"),
                        null,
                        new DatasetFile(
                                "payments-2026.csv",
                                812_004,
                                Samples.digestOf(name),
                                true,
                                "CSV",
                                new Reading(",", "\"", ".", true, null),
                                "UTF-8"),
                        FakeTables.flowers().columns(),
                        null,
                        List.of(DatasetRole.TRAINING),
                        null,
                        FakeDatasetCopies.badRows(101),
                        List.of(),
                        "",
                        null,
                        "vera",
                        now.minus(Duration.ofHours(7)),
                        null,
                        1),
                null);
    }
}
