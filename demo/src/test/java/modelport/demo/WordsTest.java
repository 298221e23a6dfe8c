package modelport.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class WordsTest {
    private static final Pattern PLACE = Pattern.compile("\\{\\d}");

    @Test
    void both_languages_say_the_same_with_the_same_arguments() {
        var english = Words.of(Locale.ENGLISH).sentences();
        var chinese = Words.of(Locale.CHINESE).sentences();

        assertThat(chinese.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        assertThat(english.stringPropertyNames())
                .allSatisfy(key -> assertThat(places(chinese.getProperty(key)))
                        .as(key)
                        .isEqualTo(places(english.getProperty(key))));
    }

    @Test
    void the_language_is_that_of_the_shell() {
        assertThat(Words.spoken(Map.of("LANG", "zh_CN.UTF-8"))).isEqualTo(Locale.CHINA);
        assertThat(Words.spoken(Map.of("LC_ALL", "C.UTF-8", "LANG", "zh_CN.UTF-8")))
                .isNotEqualTo(Locale.CHINA);
        assertThat(Words.of(Words.spoken(Map.of())).language()).isEqualTo(Locale.ENGLISH);
    }

    private static java.util.List<String> places(String sentence) {
        return PLACE.matcher(sentence)
                .results()
                .map(java.util.regex.MatchResult::group)
                .sorted()
                .toList();
    }
}
