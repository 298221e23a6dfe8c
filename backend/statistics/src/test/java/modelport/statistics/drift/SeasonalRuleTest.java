package modelport.statistics.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import modelport.statistics.drift.Timeline.Bucket;
import org.junit.jupiter.api.Test;

class SeasonalRuleTest {
    private static final Instant MONDAY = Instant.parse("2026-01-05T00:00:00Z");
    private static final NumberCells NUMBERS = NumberCells.of(-9, -1, -0.5, 0, 0.5, 1, 9);
    private static final CategoryCells WORDS = new CategoryCells(List.of("a", "b", "c"), List.of());
    private static final SeasonalRule RULE = SeasonalRule.usual();

    private final Random random = new Random(11);

    @Test
    void weekends_are_information_and_a_lasting_change_is_an_alarm() {
        Timeline quiet = days(42, day -> day % 7 >= 5 ? 0.6 : 0, day -> 0.02, day -> 0);
        Timeline moved = days(44, day -> day >= 42 ? 0.7 : day % 7 >= 5 ? 0.6 : 0, day -> 0.02, day -> 0);

        Finding weekend = shape(judge(quiet, 42));
        Finding once = shape(judge(moved, 43));
        Finding twice = shape(judge(moved, 44));

        assertThat(weekend.state()).isEqualTo(DriftState.SEASONAL);
        assertThat(once.state()).isEqualTo(DriftState.MOVED);
        assertThat(twice.state()).isEqualTo(DriftState.DRIFTED);
        assertThat(judge(moved, 44).getFirst()).isEqualTo(twice);
    }

    @Test
    void missing_and_unseen_values_are_blamed_as_such() {
        List<Finding> missing = judge(days(30, day -> 0, day -> day >= 28 ? 0.2 : 0.02, day -> 0), 30);
        List<Finding> unseen = judge(days(30, day -> 0, day -> 0.02, day -> day >= 28 ? 0.05 : 0), 30);

        assertThat(missing).filteredOn(Finding::isDrifted).singleElement().satisfies(finding -> {
            assertThat(finding.aspect()).isEqualTo(Aspect.MISSING);
            assertThat(finding.column()).isZero();
            assertThat(finding.rate()).isCloseTo(0.2, within(0.03));
            assertThat(finding.change())
                    .isNotNull()
                    .satisfies(change -> assertThat(change.contains(0.18)).isTrue());
        });
        assertThat(unseen).filteredOn(Finding::isDrifted).singleElement().satisfies(finding -> {
            assertThat(finding.aspect()).isEqualTo(Aspect.UNSEEN);
            assertThat(finding.column()).isEqualTo(1);
        });
    }

    @Test
    void without_earlier_weeks_only_a_large_change_is_an_alarm() {
        Timeline small = days(3, day -> 0.3, day -> 0.02, day -> 0);
        Timeline large = days(3, day -> 0.9, day -> 0.02, day -> 0);

        assertThat(shape(judge(small, 3)).state()).isEqualTo(DriftState.LEARNING);
        assertThat(shape(judge(large, 3)).state()).isEqualTo(DriftState.DRIFTED);
        assertThat(shape(judge(large, 3)).fromWeeks()).isNull();
    }

    @Test
    void the_order_of_columns_does_not_matter() {
        Timeline timeline = days(30, day -> day >= 28 ? 0.5 : 0, day -> 0.02, day -> day >= 29 ? 0.05 : 0);
        List<Bucket> swapped = buckets(timeline, 30).stream()
                .map(bucket -> new Bucket(bucket.start(), bucket.columns().reversed()))
                .toList();
        Timeline other = Timeline.of(List.of(WORDS, NUMBERS), swapped);

        List<Finding> found = judge(timeline, 30);
        List<Finding> mirrored = RULE.judge(Watch.of(columns().reversed(), other, spans(30)));

        assertThat(mirrored)
                .extracting(finding ->
                        List.<Object>of(1 - finding.column(), finding.aspect(), finding.state(), finding.q()))
                .containsExactlyInAnyOrderElementsOf(found.stream()
                        .map(finding ->
                                List.<Object>of(finding.column(), finding.aspect(), finding.state(), finding.q()))
                        .toList());
    }

    @Test
    void buckets_add_up_in_any_order() {
        List<Bucket> buckets = buckets(days(20, day -> 0, day -> 0.02, day -> 0), 20);
        List<Bucket> shuffled = new ArrayList<>();
        for (Bucket bucket : buckets) {
            shuffled.add(bucket);
            shuffled.add(bucket);
        }
        Collections.shuffle(shuffled, random);
        Span all = new Span(MONDAY, MONDAY.plus(Duration.ofDays(20)));

        CellCounts once = Timeline.of(List.of(NUMBERS, WORDS), buckets).counts(0, all);

        assertThat(Timeline.of(List.of(NUMBERS, WORDS), shuffled).counts(0, all))
                .isEqualTo(once.plus(once));
    }

    @Test
    void windows_wait_for_enough_rows() {
        List<Bucket> buckets = new ArrayList<>();
        for (int hour = 0; hour < 30; hour++) {
            CellCounts counts = CellCounts.of(0, 0, 30, 0, 0, 0, 0, 0, 0);
            buckets.add(new Bucket(MONDAY.plus(Duration.ofHours(hour)), List.of(counts)));
        }
        Timeline timeline = Timeline.of(List.of(NUMBERS), buckets);
        Instant until = MONDAY.plus(Duration.ofHours(30));

        List<Span> closed = new Windows(Duration.ofHours(1), 300).closed(MONDAY, until, timeline);

        assertThat(closed)
                .hasSize(3)
                .allSatisfy(span ->
                        assertThat(Duration.between(span.from(), span.to())).isEqualTo(Duration.ofHours(10)));
        assertThat(new Windows(Duration.ofHours(1), 901).closed(MONDAY, until, timeline))
                .isEmpty();
        assertThat(new Windows(Duration.ofDays(1), 1).closed(MONDAY, until, timeline))
                .hasSize(1);
    }

    @Test
    void a_segment_that_moved_is_found_among_quiet_ones() {
        List<Watch> segments = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            int place = i;
            Timeline timeline = days(30, day -> place == 3 && day >= 28 ? 0.6 : 0, day -> 0.02, day -> 0);
            segments.add(Watch.of(columns(), timeline, spans(30)));
        }

        List<List<Finding>> findings = RULE.judgeSegments(segments);

        assertThat(findings.get(3).getFirst().isDrifted()).isTrue();
        assertThat(findings).filteredOn(each -> each.getFirst().isDrifted()).hasSize(1);
    }

    @Test
    void an_incident_opens_once_collects_and_closes_when_it_is_quiet() {
        Timeline timeline =
                days(42, day -> day >= 28 && day < 34 ? 0.7 : 0, day -> 0.02, day -> day >= 30 && day < 34 ? 0.05 : 0);
        Incident open = null;
        int opened = 0;
        List<Incident> closed = new ArrayList<>();
        for (int day = 20; day <= 42; day++) {
            List<Span> spans = spans(day);
            Watch watch = new Watch(columns(), timeline, spans, open == null ? null : open.opened());
            Optional<Incident> next = Incident.after(open, spans.getLast(), RULE.judge(watch), 3);
            opened += open == null && next.isPresent() ? 1 : 0;
            next.filter(Incident::closed).ifPresent(closed::add);
            open = next.filter(incident -> !incident.closed()).orElse(null);
        }

        assertThat(opened).isEqualTo(1);
        assertThat(closed).singleElement().satisfies(incident -> {
            assertThat(incident.opened()).isEqualTo(MONDAY.plus(Duration.ofDays(30)));
            assertThat(incident.blamed())
                    .extracting(Incident.Blame::aspect)
                    .containsExactlyInAnyOrder(Aspect.SHAPE, Aspect.UNSEEN);
        });
    }

    private List<Finding> judge(Timeline timeline, int days) {
        return RULE.judge(Watch.of(columns(), timeline, spans(days)));
    }

    private static Finding shape(List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.column() == 0 && finding.aspect() == Aspect.SHAPE)
                .findFirst()
                .orElseThrow();
    }

    private static List<Span> spans(int days) {
        List<Span> spans = new ArrayList<>();
        for (int day = 0; day < days; day++) {
            spans.add(span(day));
        }
        return spans;
    }

    private static Span span(int day) {
        return new Span(MONDAY.plus(Duration.ofDays(day)), MONDAY.plus(Duration.ofDays(day + 1)));
    }

    private static List<Bucket> buckets(Timeline timeline, int days) {
        List<Bucket> buckets = new ArrayList<>();
        for (int day = 0; day < days; day++) {
            List<CellCounts> counts = List.of(timeline.counts(0, span(day)), timeline.counts(1, span(day)));
            buckets.add(new Bucket(MONDAY.plus(Duration.ofDays(day)), counts));
        }
        return buckets;
    }

    private List<Watched> columns() {
        List<CellCounts> reference = day(10_000, 0, 0.02, 0, new Random(1));
        return List.of(Watched.of(NUMBERS, reference.get(0)), Watched.of(WORDS, reference.get(1)));
    }

    private Timeline days(int days, IntToDoubleFunction mean, IntToDoubleFunction missing, IntToDoubleFunction unseen) {
        List<Bucket> buckets = new ArrayList<>();
        for (int day = 0; day < days; day++) {
            buckets.add(new Bucket(
                    MONDAY.plus(Duration.ofDays(day)),
                    day(
                            1_000,
                            mean.applyAsDouble(day),
                            missing.applyAsDouble(day),
                            unseen.applyAsDouble(day),
                            random)));
        }
        return Timeline.of(List.of(NUMBERS, WORDS), buckets);
    }

    private static List<CellCounts> day(int rows, double mean, double missing, double unseen, Random random) {
        CellCounts numbers = NUMBERS.none();
        CellCounts words = WORDS.none();
        for (int i = 0; i < rows; i++) {
            numbers.add(NUMBERS.cell(random.nextDouble() < missing ? Double.NaN : random.nextGaussian() + mean));
            words.add(WORDS.cell(random.nextDouble() < unseen ? "d" : String.valueOf("abc".charAt(random.nextInt(3)))));
        }
        return List.of(numbers, words);
    }
}
