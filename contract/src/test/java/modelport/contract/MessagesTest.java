package modelport.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MessagesTest {
    @Test
    void a_sentence_is_made_of_its_arguments_and_the_reader_s_language() {
        Message message = new Problem.NotFound("model", "mnist").message();

        assertThat(Messages.render(message, Locale.ENGLISH)).isEqualTo("There is no model named “mnist”.");
        assertThat(Messages.render(message, Locale.SIMPLIFIED_CHINESE)).isEqualTo("没有名为“mnist”的模型。");
    }

    @Test
    void arguments_are_text_and_never_patterns() {
        Message message = new Problem.NotFound("model", "$1 {kind}").message();

        assertThat(Messages.render(message, Locale.ENGLISH)).contains("$1 {kind}");
    }

    @Test
    void a_code_that_nobody_wrote_a_sentence_for_is_shown_as_it_is() {
        assertThat(Messages.render(Message.of("../secret.code"), Locale.ENGLISH))
                .isEqualTo("../secret.code");
    }

    @ParameterizedTest
    @MethodSource("topics")
    void both_languages_say_the_same_with_the_same_arguments(String topic) {
        Properties english = Messages.sentences(topic, Locale.ENGLISH);
        Properties chinese = Messages.sentences(topic, Locale.CHINESE);

        assertThat(chinese.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        english.stringPropertyNames().forEach(code -> {
            assertThat(arguments(chinese.getProperty(code))).as(code).isEqualTo(arguments(english.getProperty(code)));
            assertThat(english.getProperty(code)).as(code).isNotBlank();
        });
    }

    static Stream<String> topics() throws IOException, URISyntaxException {
        Path folder = Path.of(
                Objects.requireNonNull(Messages.class.getResource("messages")).toURI());
        try (Stream<Path> files = Files.list(folder)) {
            return files
                    .map(file -> Arrays.asList(file.getFileName().toString().split("_"))
                            .getFirst())
                    .distinct()
                    .toList()
                    .stream();
        }
    }

    private static Set<String> arguments(String sentence) {
        return Pattern.compile("\\{\\w+}")
                .matcher(sentence)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
