package modelport.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import modelport.text.pattern.PatternException;
import modelport.text.pattern.PatternException.Reason;
import modelport.text.pattern.PythonPattern;
import modelport.text.unicode.CodePoints;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Patterns that are not matched are refused when they are read; the others end. */
class PythonPatternTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "(",
                ")",
                "a)",
                "(a",
                "[",
                "[a",
                "[]",
                "[^]",
                "*",
                "+a",
                "?",
                "a**",
                "a+*",
                "a{2}{3}",
                "{2}",
                "^*",
                "\\b+",
                "\\",
                "\\q",
                "\\x1",
                "\\u12",
                "\\U00110000",
                "[\\q]",
                "[\\B]",
                "[z-a]",
                "[\\w-z]",
                "[a-\\d]",
                "a{3,2}",
                "(?<=a+)b",
                "(?<!a|bc)",
                "(?",
                "(?P<1>a)",
                "(?P<a",
                "(?<a>b)",
                "a|*",
                "(?i",
                "(*a)"
            })
    void what_python_does_not_take_is_broken(String pattern) {
        assertThat(reason(pattern)).isIn(Reason.BROKEN, Reason.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(a)\\1",
                "(?P<x>a)(?P=x)",
                "(a)(?(1)b|c)",
                "(?>a)",
                "a*+",
                "a++",
                "a?+",
                "a{2}+",
                "(?x)a b",
                "(?L)a",
                "(?a:\\w)",
                "(?#comment)a",
                "a(?i)b",
                "\\N{BULLET}",
                "\\101",
                "(?:a*)*",
                "(a|)+",
                "(?:\\b)*",
                "(?:){2}",
                "(?=(a))b"
            })
    void what_cannot_be_followed_exactly_is_named(String pattern) {
        PatternException refused = refused(pattern);

        assertThat(refused.reason()).isEqualTo(Reason.UNKNOWN);
        assertThat(pattern).contains(refused.part());
    }

    @Test
    void a_second_group_is_refused_as_scikit_learn_does() {
        assertThat(reason("(a)(b)")).isEqualTo(Reason.GROUPS);
        assertThat(reason("(a)|(?P<name>b)")).isEqualTo(Reason.GROUPS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a{1001}", "(?:a{100}){100}", "(?:(?:a{9}){9}){99}", "a{99999999999999999999}"})
    void what_repeats_too_often_is_refused(String pattern) {
        assertThat(reason(pattern)).isEqualTo(Reason.SIZE);
    }

    @Test
    void what_is_too_long_or_too_deep_is_refused() {
        assertThat(reason("a".repeat(2_001))).isEqualTo(Reason.SIZE);
        assertThat(reason("(?:".repeat(50) + "a" + ")".repeat(50))).isEqualTo(Reason.SIZE);
    }

    /** Each of these takes Python longer than anybody lives. */
    @ParameterizedTest
    @ValueSource(strings = {"(a+)+b", "(?:a|aa)+b", "(?:a|a)*$b", "(?:\\w+\\s?)*!", "(?:a{1,2}){50}!", "a*a*a*a*a*b"})
    void patterns_that_never_end_in_python_end_here(String pattern) {
        CodePoints text = CodePoints.of("a".repeat(20_000));
        var found = new AtomicInteger();

        assertTimeout(
                Duration.ofSeconds(20),
                () -> PythonPattern.of(pattern).findAll(text, (_, _) -> found.incrementAndGet()));

        assertThat(found).hasValue(0);
    }

    @Test
    void a_text_that_takes_too_many_steps_is_given_up() {
        CodePoints text = CodePoints.of("a".repeat(1_000_000));
        PythonPattern pattern = PythonPattern.of("(?=.*b)a");

        assertThatThrownBy(() -> pattern.findAll(text, (_, _) -> {}))
                .isInstanceOfSatisfying(
                        PatternException.class, e -> assertThat(e.reason()).isEqualTo(Reason.STEPS));
    }

    private static Reason reason(String pattern) {
        return refused(pattern).reason();
    }

    private static PatternException refused(String pattern) {
        PatternException refused = catchThrowableOfType(PatternException.class, () -> PythonPattern.of(pattern));
        assertThat(refused).as(pattern).isNotNull();
        return refused;
    }
}
