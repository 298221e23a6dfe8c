package modelport.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import modelport.text.pattern.PythonPattern;
import modelport.text.unicode.CodePoints;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Patterns find what Python's {@code re.findall} finds. */
class PatternCasesTest {
    static Stream<Map<?, ?>> cases() {
        return Cases.objects("patterns.jsonl").stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void patterns_find_what_python_finds(Map<?, ?> sample) {
        String pattern = (String) Cases.value(sample, "pattern");
        PythonPattern python = PythonPattern.of(pattern);

        List<String> texts = Cases.texts(sample, "texts");
        for (int i = 0; i < texts.size(); i++) {
            CodePoints text = CodePoints.of(texts.get(i));
            var found = new ArrayList<String>();
            python.findAll(text, (start, end) -> found.add(text.text(start, end)));

            assertThat(found)
                    .as("%s in \"%s\"", pattern, texts.get(i))
                    .isEqualTo(Cases.list(sample, "found").get(i));
        }
    }
}
