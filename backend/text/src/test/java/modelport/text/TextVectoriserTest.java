package modelport.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.nio.DoubleBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import modelport.text.Analysis.Accents;
import org.junit.jupiter.api.Test;

class TextVectoriserTest {
    private static final List<String> TEXTS =
            List.of("Printer jam, printer down", "", "toner LOW", "прінтер", "jam jam jam");

    @Test
    void counts_stand_in_the_columns_of_their_terms() {
        TextVectoriser vectoriser = TextVectoriser.of(Declared.vocabulary("jam", "printer", "low"));

        assertThat(vectoriser.width()).isEqualTo(3);
        assertThat(vectoriser.row(TEXTS.getFirst())).containsExactly(1, 2, 0);
        assertThat(vectoriser.row("")).containsExactly(0, 0, 0);
    }

    @Test
    void rows_follow_each_other_in_a_buffer_and_leave_the_rest_alone() {
        TextVectoriser vectoriser = TextVectoriser.of(Declared.vocabulary("jam", "printer", "low"));
        double[] values = new double[20];
        Arrays.fill(values, 9);
        DoubleBuffer target = DoubleBuffer.wrap(values).position(2);

        vectoriser.put(TEXTS, target);

        assertThat(target.position()).isEqualTo(17);
        assertThat(values).containsExactly(9, 9, 1, 2, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 3, 0, 0, 9, 9, 9);
    }

    @Test
    void wide_rows_are_emptied_before_they_are_filled() {
        TextVectoriser vectoriser = TextVectoriser.of(Declared.hashing(10_000));
        double[] values = new double[10_000];
        Arrays.fill(values, 9);

        vectoriser.put("ab", DoubleBuffer.wrap(values));

        assertThat(values).containsExactly(vectoriser.row("ab"));
        assertThat(Arrays.stream(values).map(Math::abs).sum()).isEqualTo(3);
    }

    @Test
    void threads_share_a_vectoriser() {
        TextVectoriser vectoriser = TextVectoriser.of(Declared.hashing(64));
        List<double[]> expected = TEXTS.stream().map(vectoriser::row).toList();

        IntStream.range(0, 2_000)
                .parallel()
                .forEach(i -> assertThat(vectoriser.row(TEXTS.get(i % TEXTS.size())))
                        .containsExactly(expected.get(i % TEXTS.size())));
    }

    @Test
    void a_known_term_never_counts_more_often_than_there_are_places_for_it() {
        var random = new Random(1);
        List<String> terms = List.of("a", "b", "ab", "ba", "aa", "👍", "👍a");
        var analysis = new Analysis(false, Accents.KEPT, new Analyzer.Characters(), 1, 2);
        TextVectoriser vectoriser = TextVectoriser.of(new Vectoriser.Vocabulary(analysis, false, terms));
        for (int i = 0; i < 2_000; i++) {
            String text = random.ints(random.nextInt(12), 0, 4)
                    .mapToObj(List.of("a", "b", "👍", "-")::get)
                    .reduce("", String::concat);

            double[] row = vectoriser.row(text);

            for (int column = 0; column < row.length; column++) {
                assertThat(row[column]).as(text).isEqualTo(occurrences(text, terms.get(column)));
            }
        }
    }

    private static int occurrences(String text, String term) {
        return (int) IntStream.range(0, text.length())
                .filter(at -> text.startsWith(term, at))
                .count();
    }

    @Test
    void hashes_are_those_of_the_published_algorithm() {
        assertThat(hash("")).isZero();
        assertThat(hash("test")).isEqualTo(0xba6bd213);
        assertThat(hash("Hello, world!")).isEqualTo(0xc0363e43);
        assertThat(hash("The quick brown fox jumps over the lazy dog")).isEqualTo(0x2e4ff723);
    }

    private static int hash(String text) {
        var hash = new MurmurHash();
        text.codePoints().forEach(hash::add);
        return hash.value();
    }

    @Test
    void long_texts_of_marks_do_not_take_long() {
        var marks = new StringBuilder();
        for (int i = 0; i < TextLimits.TEXT / 2; i++) {
            marks.append('\u0301').append('\u0323');
        }
        var analysis = new Analysis(true, Accents.UNICODE, new Analyzer.Characters(), 1, 1);
        TextVectoriser vectoriser = TextVectoriser.of(new Vectoriser.Vocabulary(analysis, false, List.of("a")));

        assertTimeout(Duration.ofSeconds(10), () -> vectoriser.row(marks.toString()));
    }
}
