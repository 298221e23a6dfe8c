package modelport.tables;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import modelport.contract.datasets.ColumnType;

/** Tables of every type, full of gaps and strange texts, that follow from a seed. */
public final class RandomTables {
    /** One column of each type. */
    public static final Schema SCHEMA = new Schema(Arrays.stream(ColumnType.values())
            .map(type -> new Column(type.name(), type))
            .toList());

    private static final List<String> TEXTS =
            List.of("plain", "with, comma", "\"quoted\"", "two\nlines", "数据集", "😀", " spaces ", "NA", "007", "1.5");

    private RandomTables() {}

    /** Writes rows, and returns the digest. */
    public static String write(Path file, long seed, int rows) throws IOException {
        var random = new Random(seed);
        try (var writer = new TableWriter(file, SCHEMA)) {
            for (int left = rows; left > 0; left -= writer.rowsPerBlock()) {
                int size = Math.min(left, writer.rowsPerBlock());
                writer.write(
                        SCHEMA.columns().stream()
                                .map(column -> cells(column.type(), size, random))
                                .toList(),
                        size);
            }
            return writer.finish();
        }
    }

    /** All rows as values. */
    public static List<List<Object>> values(Table table, Selection selection) {
        var rows = new ArrayList<List<Object>>();
        try (Batches batches = table.read(selection)) {
            while (batches.hasNext()) {
                Batch batch = batches.next();
                for (int place = 0; place < batch.size(); place++) {
                    int at = place;
                    rows.add(batch.columns().stream()
                            .map(cells -> String.valueOf(cells.value(at)))
                            .<Object>map(value -> value)
                            .toList());
                }
            }
        }
        return rows;
    }

    private static Cells cells(ColumnType type, int size, Random random) {
        BitSet missing = new BitSet();
        IntStream.range(0, size).filter(_ -> random.nextInt(5) == 0).forEach(missing::set);
        return switch (type) {
            case INTEGER -> new Cells.Integers(longs(size, missing, random), missing);
            case TIMESTAMP -> new Cells.Times(longs(size, missing, random), missing);
            case NUMBER -> {
                double[] values = random.doubles(size).toArray();
                missing.stream().forEach(place -> values[place] = Double.NaN);
                yield new Cells.Numbers(values, missing);
            }
            case BOOLEAN -> {
                boolean[] values = new boolean[size];
                IntStream.range(0, size).forEach(i -> values[i] = !missing.get(i) && random.nextBoolean());
                yield new Cells.Truths(values, missing);
            }
            case CATEGORY, TEXT -> {
                String[] values = new String[size];
                IntStream.range(0, size)
                        .forEach(i -> values[i] = missing.get(i) ? "" : TEXTS.get(random.nextInt(TEXTS.size())));
                yield new Cells.Texts(values, missing);
            }
        };
    }

    private static long[] longs(int size, BitSet missing, Random random) {
        long[] values = random.longs(size, -1L << 50, 1L << 50).toArray();
        missing.stream().forEach(place -> values[place] = 0);
        return values;
    }
}
