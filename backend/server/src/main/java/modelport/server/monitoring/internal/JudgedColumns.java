package modelport.server.monitoring.internal;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import modelport.contract.monitoring.ColumnRole;
import modelport.server.prediction.FrozenColumn;
import modelport.server.prediction.FrozenEdges;
import modelport.server.prediction.ProfileWindow;
import modelport.statistics.drift.CellCounts;
import modelport.statistics.drift.Cells;
import modelport.statistics.drift.SeasonalRule;
import modelport.statistics.drift.Span;
import modelport.statistics.drift.Timeline;
import modelport.statistics.drift.Watched;
import org.jspecify.annotations.Nullable;

/** The columns that a monitor judges: all that are counted, without those that it ignores. */
public final class JudgedColumns {
    private final List<Integer> places;
    private final FrozenEdges edges;
    private final Armed armed;
    private final List<Watched> watched;
    private @Nullable Timeline timeline;
    private @Nullable Span window;

    private JudgedColumns(List<Integer> places, FrozenEdges edges, Armed armed) {
        this.places = places;
        this.edges = edges;
        this.armed = armed;
        watched = places.stream().map(this::watched).toList();
    }

    public static JudgedColumns of(MonitorRow monitor, FrozenEdges edges) {
        List<FrozenColumn> all = edges.columns();
        List<Integer> places = IntStream.range(0, all.size())
                .filter(place ->
                        !monitor.settings().ignored().contains(all.get(place).name()))
                .boxed()
                .toList();
        return new JudgedColumns(places, edges, monitor.requireArmament().armed());
    }

    /** As the rule wants them. */
    public List<Watched> watched() {
        return watched;
    }

    /** Only these columns of what was counted. */
    public List<ProfileWindow> chosen(List<ProfileWindow> counted) {
        return counted.stream()
                .map(each -> new ProfileWindow(
                        each.start(),
                        each.length(),
                        each.served(),
                        each.profiled(),
                        places.stream().map(each.columns()::get).toList()))
                .toList();
    }

    /** From now on shares are those of this window. */
    public JudgedColumns in(Timeline counts, Span span) {
        var other = new JudgedColumns(places, edges, armed);
        other.timeline = counts;
        other.window = span;
        return other;
    }

    /** An effect that counts while there are no earlier weeks. */
    public double alone() {
        return SeasonalRule.usual().alone();
    }

    public Column get(int column) {
        FrozenColumn frozen = edges.columns().get(places.get(column));
        CellCounts now = timeline == null || window == null ? frozen.cells().none() : timeline.counts(column, window);
        ColumnRole role = frozen.source().isOutput() ? ColumnRole.PREDICTION : ColumnRole.FEATURE;
        return new Column(
                frozen.name(),
                role,
                frozen.importance(),
                armed.effect(frozen.name()),
                frozen.cells(),
                frozen.reference(),
                now);
    }

    /** Where a column stands among those that are judged; -1 if it is none of them. */
    public int indexOf(String name) {
        return places.stream()
                .map(place -> edges.columns().get(place).name())
                .toList()
                .indexOf(name);
    }

    /** A column that nobody knows the importance of may be important, and what the model answers is. */
    private Watched watched(int place) {
        FrozenColumn column = edges.columns().get(place);
        double importance = Objects.requireNonNullElse(column.importance(), 1.0);
        return new Watched(column.cells(), column.reference(), importance, armed.effect(column.name()));
    }

    /**
     * A column of a window.
     *
     * @param effect a smaller change does not matter
     * @param reference what of the reference fell into its cells
     * @param now what of the window did
     */
    public record Column(
            String name,
            ColumnRole role,
            @Nullable Double importance,
            double effect,
            Cells cells,
            CellCounts reference,
            CellCounts now) {
        double missing() {
            return share(now.count(Cells.MISSING), now.total());
        }

        double outside() {
            return share(now.outside(cells), now.present());
        }

        double share(long part, long all) {
            return all == 0 ? 0 : (double) part / all;
        }
    }
}
