package modelport.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import modelport.contract.Messages;
import org.jspecify.annotations.Nullable;

/** Whatever the demo says or writes, in one person's language. */
record Words(Locale language, Properties sentences) {
    static Words of(Locale locale) {
        Locale language = Messages.language(locale);
        var sentences = new Properties();
        String file = "words_" + language.getLanguage() + ".properties";
        try (InputStream in = Objects.requireNonNull(Words.class.getResourceAsStream(file), file)) {
            sentences.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Words(language, sentences);
    }

    /** The language that a shell speaks, by the variables that say so. */
    static Locale spoken(Map<String, String> environment) {
        for (String name : new String[] {"MODELPORT_LOCALE", "LC_ALL", "LC_MESSAGES", "LANG"}) {
            @Nullable String value = environment.get(name);
            if (value != null && !value.isBlank()) {
                return Locale.forLanguageTag(value.replaceFirst("[.@].*", "").replace('_', '-'));
            }
        }
        return Locale.ENGLISH;
    }

    /** The sentence with its numbered places filled. */
    String say(String key, Object... args) {
        String sentence = Objects.requireNonNull(sentences.getProperty(key), key);
        for (int i = 0; i < args.length; i++) {
            sentence = sentence.replace("{" + i + "}", String.valueOf(args[i]));
        }
        return sentence;
    }
}
