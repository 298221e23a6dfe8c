package modelport.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The sentences behind {@link Message} codes, in every language of the platform: one file per topic and language, where
 * the topic is the code up to its first dot, or {@code common}.
 */
public final class Messages {
    /** The languages that everything is written in; the first is the fallback. */
    public static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.CHINESE);

    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\w+)}");
    private static final Map<String, Properties> FILES = new ConcurrentHashMap<>();

    private Messages() {}

    /** The sentence of {@code message}; its bare code if nobody wrote one. */
    public static String render(Message message, Locale locale) {
        String topic = topic(message.code());
        Properties sentences = sentences(topic, language(locale));
        String pattern = sentences.getProperty(message.code(), message.code());
        return ARGUMENT.matcher(pattern)
                .replaceAll(found -> Matcher.quoteReplacement(value(found, message.args(), locale)));
    }

    /** The platform's language that suits {@code locale} best. */
    public static Locale language(Locale locale) {
        return LANGUAGES.stream()
                .filter(language -> language.getLanguage().equals(locale.getLanguage()))
                .findFirst()
                .orElse(LANGUAGES.getFirst());
    }

    /** All sentences of a topic; empty if there is no such file. */
    static Properties sentences(String topic, Locale language) {
        return FILES.computeIfAbsent(topic + "_" + language.getLanguage(), Messages::read);
    }

    private static String value(MatchResult found, Map<String, String> args, Locale locale) {
        String name = found.group(1);
        String value = args.getOrDefault(name, "");
        if (!name.equals("kind")) {
            return value;
        }
        return sentences("common", language(locale)).getProperty("kind." + value, value);
    }

    private static String topic(String code) {
        int dot = code.indexOf('.');
        return dot < 0 ? "common" : code.substring(0, dot);
    }

    private static Properties read(String name) {
        var properties = new Properties();
        // The topic comes from a code, which may come from a newer server: only plain words name files.
        if (!name.matches("[a-z0-9_-]+")) {
            return properties;
        }
        try (InputStream in = Messages.class.getResourceAsStream("messages/" + name + ".properties")) {
            if (in != null) {
                properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            }
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
