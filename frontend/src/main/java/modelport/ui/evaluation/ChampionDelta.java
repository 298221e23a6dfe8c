package modelport.ui.evaluation;

import static modelport.ui.components.Texts.say;
import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import modelport.contract.PageRequest;
import modelport.contract.Slug;
import modelport.contract.datasets.DatasetChoice;
import modelport.contract.evaluation.Comparison;
import modelport.contract.evaluation.Comparison.Entry;
import modelport.contract.evaluation.Comparison.Pair;
import modelport.contract.evaluation.Moved;
import modelport.ui.components.Box;
import modelport.ui.components.Formats;
import modelport.ui.components.StatTile;
import modelport.ui.components.Words;
import modelport.ui.shell.Here;
import modelport.ui.shell.Links;
import org.jspecify.annotations.Nullable;

/** How a version differs from the one that serves, on what both were measured on: quality, size and time. */
public record ChampionDelta(Comparison comparison) {
    private static final int FIRST = 5;

    /** On the dataset if it is given, or else on what the version was measured on last; empty where it never was. */
    public static Optional<ChampionDelta> of(Here here, Slug model, int champion, int version, @Nullable Slug dataset) {
        var evaluations = here.modelport().evaluations();
        Optional<Slug> rows = Optional.ofNullable(dataset)
                .or(() ->
                        evaluations
                                .list(here.project(), model, version, new PageRequest(1, null, null))
                                .items()
                                .stream()
                                .map(each -> each.dataset().dataset())
                                .findFirst());
        return rows.map(each -> new ChampionDelta(
                evaluations.compare(here.project(), model, List.of(champion, version), new DatasetChoice(each, null))));
    }

    /** The metric that tells most, in a sentence. */
    public Component answer() {
        Pair pair = pair();
        return pair.differences().isEmpty() && pair.reason() != null
                ? Words.plain("p", "mp-lead", say(pair.reason()))
                : ComparisonSections.answer(comparison);
    }

    /** Size and time beside what they were. */
    public Component costs() {
        List<StatTile> tiles = new ArrayList<>();
        tiles.add(tile("evaluation.size", Formats.bytes(now().size()), Formats.bytes(before().size())));
        OptionalDouble latency = latency(now());
        if (latency.isPresent()) {
            OptionalDouble old = latency(before());
            tiles.add(tile(
                    "evaluation.latency",
                    Formats.millis(latency.getAsDouble()),
                    old.isPresent() ? Formats.millis(old.getAsDouble()) : "\u2013"));
        }
        return StatTile.row(tiles.toArray(StatTile[]::new));
    }

    /** The first metrics with their intervals, and the way to all of them. */
    public Component table() {
        Pair pair = pair();
        if (pair.differences().isEmpty()) {
            return Box.of("mp-none");
        }
        String first = "v" + pair.first();
        String second = "v" + pair.second();
        var shown = pair.differences().stream().limit(FIRST).toList();
        return Box.of(
                "mp-stack",
                MetricTable.moved(t("evaluation.compare.pair", second, first), first, second, shown),
                Links.to(
                        Links.compare(
                                comparison.model(),
                                List.of(pair.first(), pair.second()),
                                comparison.dataset().dataset(),
                                comparison.dataset().version()),
                        t("evaluation.champion.all", EvaluationText.dataset(comparison.dataset()))));
    }

    /** The same in three small parts, for a card. */
    public Component small() {
        var pairs = Box.tag("dl", "mp-pairs");
        pair().differences().stream()
                .findFirst()
                .ifPresentOrElse(
                        each -> pairs.add(quality(each)),
                        () -> pairs.add(part(
                                t("evaluation.champion.quality"), Words.muted(t("evaluation.champion.unmeasured")))));
        pairs.add(part(
                t("evaluation.size"),
                Words.of(t("evaluation.champion.was", Formats.bytes(now().size()), Formats.bytes(before().size())))));
        OptionalDouble latency = latency(now());
        OptionalDouble old = latency(before());
        if (latency.isPresent() && old.isPresent()) {
            pairs.add(part(
                    t("evaluation.latency"),
                    Words.of(t(
                            "evaluation.champion.was",
                            Formats.millis(latency.getAsDouble()),
                            Formats.millis(old.getAsDouble())))));
        }
        return pairs;
    }

    private static Component quality(Moved moved) {
        var drawn = Axis.ofChanges(List.of(moved)).draw(moved);
        drawn.labelled(MetricText.change(moved) + ", " + MetricText.range(moved));
        return Box.of(
                "mp-pair",
                Words.plain("dt", "", MetricText.name(moved.metric())),
                Box.tag(
                        "dd",
                        "",
                        Words.of(t(
                                "evaluation.champion.change",
                                MetricText.value(moved.metric(), moved.second()),
                                MetricText.change(moved))),
                        drawn));
    }

    private static Component part(String name, Component value) {
        return Box.of("mp-pair", Words.plain("dt", "", name), Box.tag("dd", "", value));
    }

    private static StatTile tile(String key, String value, String before) {
        String[] parts = value.split("\u00a0", 2);
        return new StatTile(
                t(key), parts[0], parts.length > 1 ? parts[1] : "", t("evaluation.champion.before", before));
    }

    private Pair pair() {
        return comparison.pairs().getFirst();
    }

    private Entry before() {
        return comparison.versions().getFirst();
    }

    private Entry now() {
        return comparison.versions().getLast();
    }

    private static OptionalDouble latency(Entry entry) {
        return entry.efficiency() == null
                ? OptionalDouble.empty()
                : EfficiencySection.single(entry.efficiency())
                        .map(each -> OptionalDouble.of(each.p50Ms()))
                        .orElse(OptionalDouble.empty());
    }
}
