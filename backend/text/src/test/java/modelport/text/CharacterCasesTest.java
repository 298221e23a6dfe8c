package modelport.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import modelport.text.pattern.PythonPattern;
import modelport.text.unicode.AccentStripping;
import modelport.text.unicode.CodePoints;
import modelport.text.unicode.LowerCase;
import modelport.text.unicode.PythonCharacters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every character that Python 3.11 knows is what it is there, on its own and beside others. */
class CharacterCasesTest {
    private static final List<Map<?, ?>> CASES = Cases.objects("characters.jsonl");

    static Stream<Map<?, ?>> blocks() {
        return CASES.stream().filter(sample -> sample.containsKey("first"));
    }

    @Test
    void words_digits_and_spaces_are_made_of_the_same_characters() {
        assertThat(known(PythonCharacters::isWord)).isEqualTo(ranges("word"));
        assertThat(known(PythonCharacters::isDigit)).isEqualTo(ranges("digit"));
        assertThat(known(PythonCharacters::isSpace)).isEqualTo(ranges("space"));
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void lower_case_and_accents_are_the_same(Map<?, ?> block) {
        assertThat(digest(block, c -> lower(c))).isEqualTo(block.get("lower"));
        assertThat(digest(block, c -> lower("A" + c + "Σ" + c + "A Σ" + c + "Σ" + c)))
                .isEqualTo(block.get("sigma"));
        assertThat(digest(
                        block,
                        c -> AccentStripping.ascii(CodePoints.of(c + "é")).toString()))
                .isEqualTo(block.get("ascii"));
        assertThat(digest(
                        block,
                        c -> AccentStripping.unicode(CodePoints.of(c + "é")).toString()))
                .isEqualTo(block.get("unicode"));
    }

    @Test
    void characters_of_one_upper_case_are_the_same_to_a_pattern_without_case() {
        for (List<?> same : Cases.lists("casefolds.jsonl")) {
            for (Object one : same) {
                var escaped = "(?i)\\U%08x".formatted((Integer) one);
                var found = new HashSet<Integer>();
                for (Object other : same) {
                    CodePoints text = points((Integer) other);
                    PythonPattern.of(escaped).findAll(text, (_, _) -> found.add((Integer) other));
                }
                assertThat(found).as(escaped).isEqualTo(new HashSet<>(same));
            }
        }
    }

    private static String lower(String text) {
        return LowerCase.of(CodePoints.of(text)).toString();
    }

    private static String digest(Map<?, ?> block, UnaryOperator<String> change) {
        int first = (Integer) Cases.value(block, "first");
        int last = (Integer) Cases.value(block, "last");
        String all = ranges("assigned").stream()
                .filter(point -> point >= first && point <= last)
                .mapToObj(point -> change.apply(Character.toString(point)))
                .collect(Collectors.joining("\n"));
        var crc = new CRC32();
        crc.update(all.getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(crc.getValue());
    }

    private static CodePoints points(int point) {
        return CodePoints.of(Character.toString(point));
    }

    /** Those of which it holds, newer characters excepted. */
    private static BitSet known(IntPredicate holds) {
        return ranges("assigned").stream().filter(holds).collect(BitSet::new, BitSet::set, BitSet::or);
    }

    private static BitSet ranges(String property) {
        Map<?, ?> sample = CASES.stream()
                .filter(each -> property.equals(each.get("property")))
                .findFirst()
                .orElseThrow();
        var points = new BitSet();
        List<?> ends = Cases.list(sample, "ranges");
        for (int i = 0; i < ends.size(); i += 2) {
            points.set((Integer) ends.get(i), (Integer) ends.get(i + 1) + 1);
        }
        return points;
    }
}
