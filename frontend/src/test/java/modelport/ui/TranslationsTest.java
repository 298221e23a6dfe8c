package modelport.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import modelport.contract.access.Role;
import modelport.contract.compression.CompressionState;
import modelport.contract.deployment.EndpointState;
import modelport.contract.jobs.JobState;
import modelport.contract.maintenance.CaseCause;
import modelport.contract.maintenance.CaseDeed;
import modelport.contract.maintenance.CaseOutcome;
import modelport.contract.maintenance.CaseState;
import modelport.contract.monitoring.AlertDeed;
import modelport.contract.monitoring.AlertKind;
import modelport.contract.monitoring.AlertState;
import modelport.contract.monitoring.ColumnRole;
import modelport.contract.monitoring.ColumnScale;
import modelport.contract.monitoring.Health;
import modelport.contract.monitoring.MonitorState;
import modelport.contract.monitoring.Severity;
import modelport.contract.monitoring.WindowState;
import modelport.contract.processing.Activation;
import modelport.contract.processing.AudioScaling;
import modelport.contract.processing.ColorOrder;
import modelport.contract.processing.ImageFilter;
import modelport.contract.processing.ImageFit;
import modelport.contract.processing.TensorLayout;
import modelport.contract.processing.TextForm;
import modelport.contract.registry.Pooling;
import modelport.contract.registry.Verdict;
import modelport.contract.registry.VersionState;
import modelport.contract.release.GateKind;
import modelport.contract.release.GateState;
import modelport.contract.release.ReleaseAction;
import modelport.contract.release.ReleaseState;
import modelport.contract.release.WaitingFor;
import modelport.contract.release.Weekday;
import modelport.contract.tuning.TuningState;
import modelport.ui.registry.TaskCode;
import org.junit.jupiter.api.Test;

class TranslationsTest {
    private static final Path SOURCES = Path.of("src/main/java");
    /** Keys that code looks up as they stand. */
    private static final Pattern LITERAL = Pattern.compile("\"([a-z][A-Za-z]*(?:\\.[A-Za-z0-9-]+)+)\"");
    /** The beginnings of keys that end in a word of the platform. */
    private static final Pattern BEGINNING = Pattern.compile("\"([a-z][A-Za-z]*(?:\\.[A-Za-z0-9-]+)*\\.)\"");

    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d+)[,}]");

    private final Properties english = read("translations");
    private final Properties chinese = read("translations_zh");

    @Test
    void both_languages_have_the_same_keys_and_say_something() {
        assertThat(chinese.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        assertThat(english.values())
                .allSatisfy(text -> assertThat((String) text).isNotBlank());
        assertThat(chinese.values())
                .allSatisfy(text -> assertThat((String) text).isNotBlank());
    }

    @Test
    void both_languages_use_the_same_arguments() {
        english.stringPropertyNames()
                .forEach(key -> assertThat(arguments(chinese.getProperty(key)))
                        .as(key)
                        .isSubsetOf(arguments(english.getProperty(key))));
    }

    @Test
    void texts_with_arguments_can_be_formatted() {
        Stream.of(english, chinese)
                .forEach(texts -> texts.stringPropertyNames().stream()
                        .filter(key -> !arguments(texts.getProperty(key)).isEmpty())
                        .forEach(key -> assertThat(new MessageFormat(texts.getProperty(key), Locale.ENGLISH)
                                        .format(new Object[] {1, 2, 3, 4, 5}))
                                .as(key)
                                .isNotBlank()));
    }

    @Test
    void every_key_in_the_code_has_a_text() {
        Set<String> groups = english.stringPropertyNames().stream()
                .map(key -> key.substring(0, key.indexOf('.') < 0 ? key.length() : key.indexOf('.')))
                .collect(Collectors.toSet());

        assertThat(found(LITERAL))
                .filteredOn(key -> groups.contains(key.substring(0, key.indexOf('.'))))
                .filteredOn(key -> !isAFileOrProperty(key))
                .isSubsetOf(english.stringPropertyNames());
    }

    @Test
    void every_text_is_used() {
        Set<String> used = found(LITERAL);
        Set<String> beginnings = found(BEGINNING);
        Set<String> whole = found(Pattern.compile("\"([a-z][A-Za-z]*)\""));

        assertThat(english.stringPropertyNames())
                .filteredOn(key -> !used.contains(key) && !whole.contains(key))
                .allSatisfy(key -> assertThat(beginnings).as(key).anyMatch(key::startsWith));
    }

    @Test
    void every_word_of_the_platform_has_a_text() {
        assertThat(english.stringPropertyNames())
                .containsAll(keys("version.state.", VersionState.values(), Enum::name))
                .containsAll(keys("model.newest.", VersionState.values(), Enum::name))
                .containsAll(keys("job.state.", JobState.values(), Enum::name))
                .containsAll(keys("endpoint.state.", EndpointState.values(), Enum::name))
                .containsAll(keys("verdict.", Verdict.values(), Enum::name))
                .containsAll(keys("compression.state.", CompressionState.values(), Enum::name))
                .containsAll(keys("tuning.state.", TuningState.values(), Enum::name))
                .containsAll(keys("case.state.", CaseState.values(), Enum::name))
                .containsAll(keys("case.outcome.", CaseOutcome.values(), Enum::name))
                .containsAll(keys("case.cause.", CaseCause.values(), Enum::name))
                .containsAll(keys("case.deed.", CaseDeed.values(), Enum::name))
                .containsAll(keys("case.did.", CaseDeed.values(), Enum::name))
                .containsAll(keys("monitoring.health.", Health.values(), Enum::name))
                .containsAll(keys("monitoring.answer.", Health.values(), Enum::name))
                .containsAll(keys("monitoring.state.", MonitorState.values(), Enum::name))
                .containsAll(keys("monitoring.window.", WindowState.values(), Enum::name))
                .containsAll(keys("monitoring.column.answer.", WindowState.values(), Enum::name))
                .containsAll(keys("monitoring.role.", ColumnRole.values(), Enum::name))
                .containsAll(keys("monitoring.scale.", ColumnScale.values(), Enum::name))
                .containsAll(keys("alert.severity.", Severity.values(), Enum::name))
                .containsAll(keys("alert.state.", AlertState.values(), Enum::name))
                .containsAll(keys("alert.kind.", AlertKind.values(), Enum::name))
                .containsAll(keys("alert.step.", AlertDeed.values(), Enum::name))
                .containsAll(keys("alert.stepBy.", AlertDeed.values(), Enum::name))
                .containsAll(keys("release.state.", ReleaseState.values(), Enum::name))
                .containsAll(keys("release.action.", ReleaseAction.values(), Enum::name))
                .containsAll(keys("release.gate.", GateKind.values(), Enum::name))
                .containsAll(keys("release.gate.state.", GateState.values(), Enum::name))
                .containsAll(keys("release.said.", modelport.contract.release.Verdict.values(), Enum::name))
                .containsAll(keys("release.day.", Weekday.values(), Enum::name))
                .containsAll(keys("release.role.", Role.values(), Enum::name))
                .containsAll(keys("approvals.for.", WaitingFor.values(), Enum::name))
                .containsAll(keys("home.need.release.", WaitingFor.values(), Enum::name))
                .containsAll(keys("processing.form.", TextForm.values(), Enum::name))
                .containsAll(keys("processing.takes.", TextForm.values(), Enum::name))
                .containsAll(keys("processing.fit.", ImageFit.values(), Enum::name))
                .containsAll(keys("processing.filter.", ImageFilter.values(), Enum::name))
                .containsAll(keys("processing.colors.", ColorOrder.values(), Enum::name))
                .containsAll(keys("processing.layout.", TensorLayout.values(), Enum::name))
                .containsAll(keys("processing.loudness.", AudioScaling.values(), Enum::name))
                .containsAll(keys("processing.activation.", Activation.values(), Enum::name))
                .containsAll(keys("processing.pooling.", Pooling.values(), Enum::name))
                .containsAll(keys("pooling.", Pooling.values(), Enum::name))
                .containsAll(keys("task.", TaskCode.KNOWN.toArray(String[]::new), Function.identity()));
    }

    private static boolean isAFileOrProperty(String key) {
        return key.startsWith("event.detail.")
                || key.startsWith("modelport.")
                || key.matches("model\\.(onnx|pkl)|samples\\.json");
    }

    private static <T> Set<String> keys(String beginning, T[] words, Function<T, String> name) {
        return Stream.of(words).map(word -> beginning + name.apply(word)).collect(Collectors.toSet());
    }

    private static Set<String> arguments(String text) {
        return ARGUMENT.matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> found(Pattern pattern) {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(file -> pattern.matcher(text(file)).results())
                    .map((MatchResult match) -> match.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Properties read(String name) {
        var properties = new Properties();
        try (var in = Objects.requireNonNull(
                TranslationsTest.class.getResourceAsStream("/vaadin-i18n/" + name + ".properties"))) {
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
