package modelport.ui.compression;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import modelport.contract.compression.Candidate;
import modelport.contract.compression.CandidateState;
import modelport.contract.compression.MeasuredModel;
import modelport.contract.evaluation.Measured;
import modelport.contract.evaluation.Moved;
import modelport.ui.components.Box;
import modelport.ui.components.DataTable;
import modelport.ui.components.DataTable.Column;
import modelport.ui.components.Drawing;
import modelport.ui.components.Formats;
import modelport.ui.components.State;
import modelport.ui.components.StateBadge;
import modelport.ui.components.Words;
import modelport.ui.compression.Study.Point;
import modelport.ui.shell.Links;
import org.jspecify.annotations.Nullable;

/** The picture's figures: the version itself, what was measured, and what is still to come. */
final class CandidateTable {
    private static final String NONE = "\u2013";
    private static final double FAR = 3;

    private final Study study;
    private final @Nullable Consumer<Candidate> open;
    private final double reach;

    private CandidateTable(Study study, @Nullable Consumer<Candidate> open) {
        this.study = study;
        this.open = open;
        this.reach = reach(study.points());
    }

    static DataTable of(Study study, Consumer<Candidate> open) {
        return new CandidateTable(study, open).table();
    }

    /** To be read only: nothing opens. */
    static DataTable plain(Study study) {
        return new CandidateTable(study, null).table();
    }

    private DataTable table() {
        var table = new DataTable(
                t("compression.candidates"),
                Column.text(t("compression.recipe")),
                Column.figures(t("compression.size")),
                Column.figures(
                        study.metric().isEmpty() ? t("compression.quality") : CompressionText.metric(study.metric())),
                Column.figures(t("compression.loss")),
                Column.text(t("compression.change")),
                Column.figures(t("compression.time")),
                Column.text(t("compression.rowsAlone")),
                Column.text(t("compression.verdict")));
        if (study.search().parent() != null) {
            addParent(table, study.search().parent());
        }
        study.points().forEach(point -> add(table, point));
        List<Candidate> waiting = study.in(CandidateState.WAITING);
        for (int i = 0; i < waiting.size(); i++) {
            addWaiting(table, waiting.get(i), study.isRunning() && i == 0);
        }
        return table;
    }

    private void addParent(DataTable table, MeasuredModel parent) {
        table.row(
                Box.of(
                        "mp-size mp-candidate",
                        Words.strong("v" + study.search().version()),
                        Words.muted(t("compression.parent"))),
                figure(Formats.bytes(parent.size()), CompressionText.percent(1)),
                quality(parent.quality()),
                NONE,
                Words.muted(NONE),
                figure(CompressionText.time(parent.latencyMs()), CompressionText.percent(1)),
                neighbours(parent),
                StateBadge.quiet(State.IDLE, t("compression.verdict.parent")));
    }

    private void add(DataTable table, Point point) {
        MeasuredModel figures = point.figures();
        table.marked(
                study.isPick(point) ? "mp-chosen" : study.broken(point).isPresent() || point.isSlower() ? "mp-out" : "",
                name(point.candidate()),
                figure(Formats.bytes(figures.size()), CompressionText.percent(point.size())),
                quality(figures.quality()),
                loss(point),
                change(point.candidate().quality()),
                figure(CompressionText.time(figures.latencyMs()), CompressionText.percent(point.time())),
                neighbours(figures),
                verdict(point));
    }

    private void addWaiting(DataTable table, Candidate candidate, boolean next) {
        table.marked(
                "mp-out",
                Box.of(
                        "mp-size mp-candidate",
                        Words.of(RecipeText.title(candidate.recipe())),
                        Words.of("mp-muted mp-mono", candidate.recipe())),
                "",
                "",
                "",
                "",
                "",
                "",
                next
                        ? StateBadge.quiet(State.MOVING, t("compression.verdict.now"))
                        : StateBadge.quiet(
                                State.IDLE,
                                t(study.isRunning() ? "compression.verdict.waiting" : "compression.verdict.untried")));
    }

    private Component name(Candidate candidate) {
        String title = RecipeText.title(candidate.recipe());
        var then = open;
        if (then == null) {
            return Box.of(
                    "mp-size mp-candidate", Words.strong(title), Words.of("mp-muted mp-mono", candidate.recipe()));
        }
        var button = new Button(title, click -> then.accept(candidate));
        button.addThemeName("tertiary");
        button.addClassName("mp-candidate-button");
        return Box.of("mp-size mp-candidate", button, Words.of("mp-muted mp-mono", candidate.recipe()));
    }

    private static Component figure(String value, String share) {
        return Box.of("mp-size mp-two", Words.number(value), Words.of("mp-muted mp-number", share));
    }

    private static Component quality(Measured measured) {
        return figure(CompressionText.value(measured.value()), CompressionText.interval(measured));
    }

    private Component loss(Point point) {
        String text = CompressionText.loss(point.loss(), study.metric());
        Moved moved = point.candidate().quality();
        return moved != null && CompressionText.isNoise(moved)
                ? Box.of("mp-size mp-two", Words.of("mp-muted mp-number", text), Words.muted(t("compression.noise")))
                : Words.number(text);
    }

    private Component change(@Nullable Moved moved) {
        if (moved == null) {
            return Words.muted(NONE);
        }
        String css = switch (moved.verdict()) {
            case BETTER -> "better";
            case WITHIN_NOISE -> "same";
            case WORSE -> "worse";
        };
        boolean flip = CompressionText.lessIsBetter(moved.metric());
        String label =
                t("compression.interval", CompressionText.value(moved.low()), CompressionText.value(moved.high()));
        var drawing = flip
                ? Drawing.interval(css, -moved.high(), -moved.difference(), -moved.low(), reach)
                : Drawing.interval(css, moved.low(), moved.difference(), moved.high(), reach);
        return drawing.labelled(label);
    }

    private static Component neighbours(MeasuredModel figures) {
        return figures.batchInvariant()
                ? Words.of(t("compression.rowsAlone.yes"))
                : StateBadge.quiet(State.LOOK, t("compression.rowsAlone.no"));
    }

    private Component verdict(Point point) {
        Integer promoted = point.candidate().promotedVersion();
        StateBadge badge = badge(point);
        return promoted == null
                ? badge
                : Box.of(
                        "mp-size mp-verdict-cell",
                        badge,
                        Links.to(
                                Links.version(study.search().model(), promoted),
                                t("compression.became", "v" + promoted)));
    }

    private StateBadge badge(Point point) {
        if (study.isPick(point)) {
            return StateBadge.quiet(
                    State.GOOD, t(study.isRunning() ? "compression.verdict.best" : "compression.verdict.pick"));
        }
        Optional<Study.Broken> broken = study.broken(point);
        if (broken.isPresent()) {
            return StateBadge.quiet(State.LOOK, t("compression.broken." + broken.get()));
        }
        if (point.isSlower()) {
            return StateBadge.quiet(State.LOOK, t("compression.verdict.slower"));
        }
        return study.isFront(point)
                ? StateBadge.quiet(State.GOOD, t("compression.verdict.front"))
                : StateBadge.quiet(State.IDLE, t("compression.verdict.behind"));
    }

    /** So far that most intervals fit; what lies farther out is drawn at the edge. */
    private static double reach(List<Point> points) {
        double[] ends = points.stream()
                .flatMap(each -> Stream.ofNullable(each.candidate().quality()))
                .mapToDouble(moved -> Math.max(Math.abs(moved.low()), Math.abs(moved.high())))
                .sorted()
                .toArray();
        return ends.length == 0 ? 0 : Math.min(ends[ends.length - 1], FAR * ends[ends.length / 2]) * 1.05;
    }
}
