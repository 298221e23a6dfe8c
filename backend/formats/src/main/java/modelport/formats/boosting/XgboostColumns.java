package modelport.formats.boosting;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import modelport.formats.boosting.Columns.Column;
import org.jspecify.annotations.Nullable;

/** What an XGBoost file knows about its columns: names, and since release 3.1 the values of categories. */
final class XgboostColumns {
    private XgboostColumns() {}

    /**
     * The values of one column's categories; most columns have none.
     *
     * @param offsets where each text begins and the last one ends, for texts
     * @param values the bytes of the texts, or numbers
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Categories(long @Nullable [] offsets, long type, long[] values) {
        /** XGBoost's numbers for its array types; unsigned ones are stored in the signed type of the same width. */
        private static final long UNSIGNED_16 = 12;

        private static final long UNSIGNED_32 = 14;

        static Categories read(Walk walk) {
            var found = new Object() {
                long @Nullable [] offsets;
                long type;
                long[] values = {};
            };
            walk.object(name -> {
                switch (name) {
                    case "offsets" -> found.offsets = walk.longs();
                    case "type" -> found.type = walk.integer();
                    case "values" -> found.values = walk.longs();
                    default -> walk.skip();
                }
            });
            return new Categories(found.offsets, found.type, found.values);
        }

        Column column(String name) {
            if (offsets == null) {
                return new Columns.Numbers(name, Columns.distinct("values", numbers()));
            }
            return offsets.length < 2
                    ? new Columns.Plain(name)
                    : new Columns.Texts(name, Columns.distinct("values", texts(offsets)));
        }

        private List<Double> numbers() {
            long mask = type == UNSIGNED_16 ? 0xffffL : type == UNSIGNED_32 ? 0xffffffffL : -1;
            return LongStream.of(values)
                    .mapToObj(value -> (double) (value & mask))
                    .toList();
        }

        private List<String> texts(long[] ends) {
            byte[] bytes = new byte[values.length];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) values[i];
            }
            List<String> texts = new ArrayList<>();
            for (int i = 1; i < ends.length; i++) {
                if (ends[i - 1] < 0 || ends[i] < ends[i - 1] || ends[i] > bytes.length) {
                    throw Flaws.range("offsets", ends[i]);
                }
                texts.add(text(Arrays.copyOfRange(bytes, (int) ends[i - 1], (int) ends[i])));
            }
            return texts;
        }

        private static String text(byte[] bytes) {
            try {
                return StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(bytes))
                        .toString();
            } catch (CharacterCodingException notText) {
                throw Flaws.form("values");
            }
        }
    }

    static Columns of(int features, List<String> names, List<String> types, List<Categories> categories) {
        if (!types.isEmpty()) {
            Flaws.requireLength("feature_types", types.size(), features);
        }
        if (!names.isEmpty()) {
            Flaws.requireLength("feature_names", names.size(), features);
        }
        if (!categories.isEmpty()) {
            Flaws.requireLength("enc", categories.size(), features);
        }
        List<String> counted =
                IntStream.range(0, features).mapToObj(i -> "f" + i).toList();
        boolean named = !names.isEmpty() && !names.equals(counted) && Columns.areUsable(names);
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < features; i++) {
            String name = named ? names.get(i) : counted.get(i);
            columns.add(
                    categories.isEmpty()
                            ? new Columns.Plain(name)
                            : categories.get(i).column(name));
        }
        return new Columns(columns, named);
    }
}
