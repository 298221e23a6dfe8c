package modelport.compression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import modelport.compression.Recommendation.Kind;
import modelport.contract.Messages;
import org.junit.jupiter.api.Test;

class RecommendationTest {
    private static final Figures INT8 = new Figures("dynamic-int8", 0.25, 0.004, 0.4, false);
    private static final Figures BLOCKS = new Figures("int8-blocks", 0.26, 0.001, 0.7, true);
    private static final Figures HALF = new Figures("half-storage", 0.5, 0, 1, true);
    private static final Figures NARROW = new Figures("low-rank-25", 0.3, 0.2, 0.5, true);
    private static final List<Figures> ALL = List.of(INT8, BLOCKS, HALF, NARROW);

    private static Recommendation pick(List<Figures> candidates, Limits limits) {
        return Recommendation.of(candidates, Figures.original(true), limits);
    }

    @Test
    void the_front_has_what_nothing_beats() {
        assertThat(ParetoFront.of(ALL).points()).containsExactly(INT8, BLOCKS, HALF);
    }

    @Test
    void no_point_of_any_front_is_beaten_and_every_other_one_is() {
        var random = new Random(1);
        for (int round = 0; round < 200; round++) {
            var points = new ArrayList<Figures>();
            for (int i = 0; i < 12; i++) {
                points.add(new Figures(
                        "r" + i,
                        (1 + random.nextInt(5)) / 5.0,
                        random.nextInt(4) / 100.0,
                        (1 + random.nextInt(5)) / 5.0,
                        true));
            }

            List<Figures> front = ParetoFront.of(points).points();

            assertThat(points)
                    .allSatisfy(point -> assertThat(front.contains(point))
                            .isEqualTo(points.stream().noneMatch(other -> other.dominates(point))));
        }
    }

    @Test
    void within_the_limits_the_smallest_and_fastest_is_taken() {
        Recommendation found = pick(ALL, new Limits(null, 0.01, null, false));

        assertThat(found.kind()).isEqualTo(Kind.CANDIDATE);
        assertThat(found.pick()).isEqualTo(INT8);
        assertThat(Messages.render(found.reason(), Locale.ENGLISH))
                .isEqualTo(
                        "dynamic-int8 brings the model to 25.0 % of its size and 40.0 % of its time, at a loss of 0.4 %.");
    }

    @Test
    void where_rows_must_be_independent_others_are_taken() {
        Recommendation found = pick(ALL, new Limits(null, 0.01, null, true));

        assertThat(found.pick()).isEqualTo(BLOCKS);
        assertThat(found.rejected())
                .extracting(rejected -> rejected.why().code())
                .contains("compression.depends-on-neighbours", "compression.loses-too-much");
    }

    @Test
    void without_limits_quality_has_its_price() {
        assertThat(pick(List.of(NARROW, HALF), Limits.none()).pick()).isEqualTo(HALF);
        assertThat(pick(List.of(NARROW), Limits.none()).kind()).isEqualTo(Kind.ORIGINAL);
    }

    @Test
    void a_candidate_that_gains_nothing_is_not_taken() {
        var slower = new Figures("int8-storage", 1.01, 0, 1.2, true);

        assertThat(pick(List.of(slower), Limits.none()).kind()).isEqualTo(Kind.ORIGINAL);
        assertThat(pick(List.of(), Limits.none()).pick().recipe()).isEqualTo(Figures.ORIGINAL);
    }

    @Test
    void limits_that_nothing_keeps_to_name_what_comes_nearest() {
        Recommendation found = pick(ALL, new Limits(0.2, 0.005, null, false));

        assertThat(found.kind()).isEqualTo(Kind.NEAREST);
        assertThat(found.pick()).isEqualTo(INT8);
        assertThat(found.reason().code()).isEqualTo("compression.too-large");
    }

    @Test
    void every_reason_is_a_sentence_in_both_languages() {
        for (Limits limits : List.of(
                Limits.none(),
                new Limits(0.1, null, null, false),
                new Limits(null, 0.0, null, true),
                new Limits(null, null, 0.1, false))) {
            Recommendation found = pick(ALL, limits);
            var messages = new ArrayList<>(List.of(found.reason()));
            found.rejected().forEach(rejected -> messages.add(rejected.why()));
            for (Locale language : Messages.LANGUAGES) {
                assertThat(messages)
                        .allSatisfy(message ->
                                assertThat(Messages.render(message, language)).doesNotContain("{", message.code()));
            }
        }
    }
}
