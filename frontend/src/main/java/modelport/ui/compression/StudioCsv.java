package modelport.ui.compression;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import modelport.contract.compression.Candidate;
import modelport.contract.compression.MeasuredModel;
import modelport.contract.evaluation.Moved;
import org.jspecify.annotations.Nullable;

/** The figures of a search as a table for other programs: points in numbers, nothing rounded. */
final class StudioCsv {
    private static final String HEAD = String.join(
            ",",
            "recipe",
            "state",
            "size_bytes",
            "zipped_bytes",
            "size_ratio",
            "metric",
            "value",
            "value_low",
            "value_high",
            "quality_loss",
            "difference",
            "difference_low",
            "difference_high",
            "verdict",
            "latency_ms",
            "latency_ratio",
            "memory_bytes",
            "batch_invariant",
            "make_ms",
            "pareto",
            "recommended",
            "promoted_version",
            "digest");

    private StudioCsv() {}

    static String text(Study study) {
        var lines = new StringBuilder(HEAD).append('\n');
        if (study.search().parent() != null) {
            lines.append(parent(study, study.search().parent())).append('\n');
        }
        study.search()
                .candidates()
                .forEach(each -> lines.append(line(study, each)).append('\n'));
        return lines.toString();
    }

    private static String parent(Study study, MeasuredModel figures) {
        return join(
                "v" + study.search().version(),
                "PARENT",
                figures.size(),
                figures.zippedSize(),
                1,
                figures.quality().metric(),
                figures.quality().value(),
                figures.quality().low(),
                figures.quality().high(),
                0,
                null,
                null,
                null,
                null,
                figures.latencyMs(),
                1,
                figures.memoryBytes(),
                figures.batchInvariant(),
                null,
                null,
                null,
                null,
                study.search().versionDigest());
    }

    private static String line(Study study, Candidate each) {
        MeasuredModel figures = each.figures();
        Moved moved = each.quality();
        boolean picked =
                study.pick().filter(pick -> pick.candidate().equals(each)).isPresent();
        return join(
                each.recipe(),
                each.state(),
                figures == null ? null : figures.size(),
                figures == null ? null : figures.zippedSize(),
                each.sizeRatio(),
                figures == null ? null : figures.quality().metric(),
                figures == null ? null : figures.quality().value(),
                figures == null ? null : figures.quality().low(),
                figures == null ? null : figures.quality().high(),
                each.qualityLoss(),
                moved == null ? null : moved.difference(),
                moved == null ? null : moved.low(),
                moved == null ? null : moved.high(),
                moved == null ? null : moved.verdict(),
                figures == null ? null : figures.latencyMs(),
                each.latencyRatio(),
                figures == null ? null : figures.memoryBytes(),
                figures == null ? null : figures.batchInvariant(),
                each.makeMs(),
                study.search().pareto().contains(each.id()),
                picked,
                each.promotedVersion(),
                each.digest());
    }

    private static String join(@Nullable Object... cells) {
        return Arrays.stream(cells)
                .map(cell -> cell == null ? "" : Objects.requireNonNull(cell).toString())
                .collect(Collectors.joining(","));
    }
}
