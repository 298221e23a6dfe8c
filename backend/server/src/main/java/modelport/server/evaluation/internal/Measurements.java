package modelport.server.evaluation.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import modelport.contract.evaluation.EvaluationReport;
import modelport.contract.evaluation.Measured;
import modelport.contract.evaluation.SliceMeasures;
import org.jspecify.annotations.Nullable;

/** The figures of a report one by one, as rows of table {@code measurement}. */
public final class Measurements {
    private static final int MAX_SLICE = 600;
    private static final int HASH_BYTES = 16;
    private static final String ALL = "";

    private Measurements() {}

    /** One row. */
    public record Figure(
            String metric,
            String slice,
            double value,
            @Nullable Double low,
            @Nullable Double high,
            long rows) {}

    /** All rows, in lists of at most so many. */
    public static List<List<Figure>> rows(EvaluationReport report, int atOnce) {
        // By metric and slice: nothing is said twice.
        var figures = new LinkedHashMap<String, Figure>();
        report.measures().forEach(measured -> put(figures, measured, ALL));
        if (report.stability() != null) {
            report.stability().measures().forEach(measured -> put(figures, measured, ALL));
        }
        for (SliceMeasures slice : report.slices()) {
            String name = name(slice);
            slice.measures().forEach(measured -> put(figures, measured, name));
        }
        List<Figure> all = List.copyOf(figures.values());
        List<List<Figure>> parts = new ArrayList<>();
        for (int from = 0; from < all.size(); from += atOnce) {
            parts.add(all.subList(from, Math.min(all.size(), from + atOnce)));
        }
        return parts;
    }

    private static void put(Map<String, Figure> figures, Measured measured, String slice) {
        figures.putIfAbsent(
                measured.metric() + '\n' + slice,
                new Figure(
                        measured.metric(), slice, measured.value(), measured.low(), measured.high(), measured.rows()));
    }

    /** Long names end in their hash, so that no two become one. */
    private static String name(SliceMeasures slice) {
        String name = slice.column() + "=" + slice.value();
        return name.length() <= MAX_SLICE ? name : name.substring(0, MAX_SLICE) + "…" + hash(name);
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
