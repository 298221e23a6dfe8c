package modelport.ui.fakes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import modelport.contract.datasets.ColumnType;
import modelport.contract.datasets.DatasetColumn;
import org.jspecify.annotations.Nullable;

/** Tables as teams have them. */
final class FakeTables {
    private static final List<String> KINDS = List.of("setosa", "versicolor", "virginica");
    private static final List<String> QUEUES = List.of("returns", "billing", "delivery", "account", "product", "other");
    private static final List<String> TEXTS = List.of(
            "My parcel has not arrived and the tracking page shows nothing since Monday.",
            "\u8ba2\u5355\u5df2\u4ed8\u6b3e\uff0c\u4f46\u4ecd\u663e\u793a\u5f85\u652f\u4ed8\u3002",
            "Please close my account.",
            "The invoice for May lists one article twice; I was charged for both, and nobody has answered my two mails about it so far.",
            "Wrong size, I want to send it back");

    private FakeTables() {}

    /** Four measures of a flower, and its kind. */
    static FakeTable flowers() {
        return new FakeTable(
                List.of(
                        DatasetColumn.of("sepal_length", ColumnType.NUMBER),
                        DatasetColumn.of("sepal_width", ColumnType.NUMBER),
                        DatasetColumn.of("petal_length", ColumnType.NUMBER),
                        DatasetColumn.of("petal_width", ColumnType.NUMBER),
                        new DatasetColumn("species", ColumnType.CATEGORY, false, KINDS)),
                150,
                FakeTables::flower);
    }

    private static List<@Nullable Object> flower(long number) {
        var chance = new Random(number * 31);
        int kind = (int) ((number - 1) / 50);
        return values(
                round(5 + 0.8 * kind + chance.nextGaussian() * 0.4),
                round(3.4 - 0.3 * kind + chance.nextGaussian() * 0.3),
                round(1.5 + 2 * kind + chance.nextGaussian() * 0.3),
                round(0.2 + 0.9 * kind + chance.nextGaussian() * 0.1),
                KINDS.get(kind));
    }

    /** What customers wrote, when, from where, and which queue it belongs to. */
    static FakeTable tickets() {
        return new FakeTable(
                List.of(
                        DatasetColumn.of("text", ColumnType.TEXT),
                        DatasetColumn.of("channel", ColumnType.CATEGORY),
                        DatasetColumn.of("received_at", ColumnType.TIMESTAMP),
                        DatasetColumn.of("order_value_eur", ColumnType.NUMBER),
                        DatasetColumn.of("items", ColumnType.INTEGER),
                        DatasetColumn.of("returning_customer", ColumnType.BOOLEAN),
                        DatasetColumn.of("queue", ColumnType.CATEGORY)),
                18_240,
                FakeTables::ticket);
    }

    private static List<@Nullable Object> ticket(long number) {
        var chance = new Random(number * 7_919);
        return values(
                TEXTS.get(chance.nextInt(TEXTS.size())) + " #" + number,
                List.of("web", "web", "app", "app", "mail", "chat", "phone").get(chance.nextInt(7)),
                Instant.parse("2026-04-01T00:00:00Z")
                        .plusSeconds(chance.nextLong(7_800_000L))
                        .toString(),
                chance.nextInt(25) == 0 ? null : round(Math.exp(3.4 + chance.nextGaussian() * 0.7)),
                (long) Math.min(9, 1 + Math.floor(-Math.log(1 - chance.nextDouble()) * 1.6)),
                chance.nextInt(3) > 0,
                QUEUES.get(Math.min(5, (int) Math.abs(chance.nextGaussian() * 2.2))));
    }

    /** Many signals of a shop, one a column. */
    static FakeTable signals() {
        List<DatasetColumn> columns = IntStream.rangeClosed(1, 120)
                .mapToObj(i -> DatasetColumn.of("signal_%03d".formatted(i), ColumnType.NUMBER))
                .toList();
        return new FakeTable(columns, 2_000, number -> {
            var chance = new Random(number);
            List<@Nullable Object> cells = new ArrayList<>();
            columns.forEach(column -> cells.add(round(chance.nextGaussian() * 3)));
            return cells;
        });
    }

    /** What houses are like, and what they were sold for. */
    static FakeTable houses() {
        return new FakeTable(
                List.of(
                        DatasetColumn.of("area", ColumnType.NUMBER),
                        DatasetColumn.of("rooms", ColumnType.INTEGER),
                        DatasetColumn.of("year_built", ColumnType.INTEGER),
                        DatasetColumn.of("price", ColumnType.NUMBER)),
                1_460,
                number -> {
                    var chance = new Random(number * 13);
                    double area = round(60 + 140 * chance.nextDouble());
                    return values(
                            area,
                            (long) (1 + area / 32),
                            1900L + chance.nextInt(120),
                            round(area * 1_400 + chance.nextGaussian() * 19_000));
                });
    }

    private static double round(double value) {
        return Math.round(value * 100) / 100.0;
    }

    private static List<@Nullable Object> values(@Nullable Object... values) {
        List<@Nullable Object> cells = new ArrayList<>();
        for (Object value : values) {
            cells.add(value);
        }
        return cells;
    }
}
