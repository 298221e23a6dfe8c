package modelport.ui.evaluation;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import modelport.contract.evaluation.BatchTiming;
import modelport.contract.evaluation.Comparison;
import modelport.contract.evaluation.Comparison.Entry;
import modelport.contract.evaluation.Efficiency;
import modelport.contract.evaluation.Measured;
import modelport.ui.components.Box;
import modelport.ui.components.DataTable;
import modelport.ui.components.DataTable.Column;
import modelport.ui.components.Formats;
import modelport.ui.components.Icon;
import modelport.ui.components.Section;
import modelport.ui.components.Words;

/** One row a figure, one column a version; the best of a row has a star and the word for it. */
final class SideBySide {
    private final List<Entry> versions;

    SideBySide(Comparison comparison) {
        versions = comparison.versions();
    }

    Component metrics() {
        DataTable table = table(t("evaluation.compare.metrics"), t("evaluation.metric"));
        Set<String> metrics = new LinkedHashSet<>();
        versions.forEach(each -> each.measures().forEach(measured -> metrics.add(measured.metric())));
        metrics.forEach(metric -> row(
                table,
                MetricTable.name(metric, ""),
                entry -> MetricText.find(entry.measures(), metric),
                Measured::value,
                MetricTable::value,
                MetricText.lowerIsBetter(metric)));
        return new Section(t("evaluation.compare.metrics"), scrolling(table))
                .explained(t("evaluation.compare.metrics.explain"));
    }

    Component costs() {
        DataTable table = table(t("evaluation.compare.costs"), t("evaluation.cost"));
        figure(table, "evaluation.size", entry -> OptionalDouble.of((double) entry.size()), SideBySide::bytes, true);
        figure(table, "evaluation.latency", cost(each -> timing(each, 1, BatchTiming::p50Ms)), Formats::millis, true);
        figure(
                table,
                "evaluation.latency.p95",
                cost(each -> timing(each, 1, BatchTiming::p95Ms)),
                Formats::millis,
                true);
        figure(
                table,
                "evaluation.latency.eight",
                cost(each -> timing(each, 8, BatchTiming::p50Ms)),
                Formats::millis,
                true);
        figure(
                table,
                "evaluation.throughput",
                cost(each -> EfficiencySection.fastest(each)
                        .map(most -> OptionalDouble.of(most.rowsPerSecond()))
                        .orElse(OptionalDouble.empty())),
                rate -> Formats.large(Math.round(rate)) + " /s",
                false);
        figure(
                table,
                "evaluation.memory",
                cost(each -> each.memoryBytes() == null
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(each.memoryBytes().doubleValue())),
                SideBySide::bytes,
                true);
        figure(table, "evaluation.load", cost(each -> OptionalDouble.of(each.loadMs())), Formats::millis, true);
        return new Section(t("evaluation.compare.costs"), scrolling(table))
                .explained(t("evaluation.compare.costs.explain", machines()));
    }

    private DataTable table(String caption, String heading) {
        List<Column> columns = new ArrayList<>();
        columns.add(Column.text(heading));
        versions.forEach(each -> columns.add(Column.figures("v" + each.version())));
        return new DataTable(caption, columns.toArray(Column[]::new));
    }

    private static Component scrolling(DataTable table) {
        table.addClassName("mp-side-by-side");
        return Box.of("mp-scroll", table).attribute("data-scrolls", "");
    }

    private void figure(
            DataTable table,
            String key,
            Function<Entry, OptionalDouble> value,
            DoubleFunction<String> text,
            boolean lower) {
        if (versions.stream().map(value).noneMatch(OptionalDouble::isPresent)) {
            return;
        }
        row(
                table,
                Words.strong(t(key)),
                entry -> value.apply(entry).stream().boxed().findFirst(),
                each -> each,
                each -> Words.of("mp-number", text.apply(each)),
                lower);
    }

    private <T> void row(
            DataTable table,
            Component name,
            Function<Entry, Optional<T>> find,
            Function<T, Double> value,
            Function<T, Component> draw,
            boolean lower) {
        List<Optional<T>> found = versions.stream().map(find).toList();
        Optional<Double> best = best(found, value, lower);
        Stream<Component> cells = found.stream()
                .map(each -> each.map(one -> cell(
                                draw.apply(one),
                                best.filter(value.apply(one)::equals).isPresent()))
                        .orElseGet(() -> Words.muted("\u2013")));
        table.row(Stream.concat(Stream.of(name), cells).toArray());
    }

    /** The best of at least two, unless all are the same. */
    private static <T> Optional<Double> best(List<Optional<T>> found, Function<T, Double> value, boolean lower) {
        List<Double> values =
                found.stream().flatMap(Optional::stream).map(value).sorted().toList();
        if (values.size() < 2 || values.getFirst().equals(values.getLast())) {
            return Optional.empty();
        }
        return Optional.of(lower ? values.getFirst() : values.getLast());
    }

    private static Component cell(Component content, boolean best) {
        if (!best) {
            return content;
        }
        return Box.of("mp-best", content, Box.of("mp-best-mark", Icon.STAR.draw(), Words.of(t("evaluation.best"))));
    }

    private String machines() {
        return versions.stream()
                .map(Entry::efficiency)
                .flatMap(Stream::ofNullable)
                .map(Efficiency::machine)
                .distinct()
                .reduce((one, other) -> one + "; " + other)
                .orElse("\u2013");
    }

    private static Function<Entry, OptionalDouble> cost(Function<Efficiency, OptionalDouble> value) {
        return entry -> entry.efficiency() == null ? OptionalDouble.empty() : value.apply(entry.efficiency());
    }

    private static OptionalDouble timing(Efficiency efficiency, int batch, Function<BatchTiming, Double> value) {
        return efficiency.batches().stream()
                .filter(each -> each.batch() == batch)
                .map(value)
                .mapToDouble(Double::doubleValue)
                .findFirst();
    }

    private static String bytes(double bytes) {
        return Formats.bytes(Math.round(bytes));
    }
}
