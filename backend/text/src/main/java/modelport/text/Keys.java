package modelport.text;

import java.util.Locale;

/** The words of the declaration's JSON. */
final class Keys {
    /** The only version there is. */
    static final int CURRENT = 1;

    static final String VERSION = "version";
    static final String INPUTS = "inputs";
    static final String FEATURES = "features";
    static final String INPUT = "input";
    static final String TARGET = "target";
    static final String WIDTH = "width";
    static final String VECTORISER = "vectoriser";
    static final String KIND = "kind";
    static final String VOCABULARY = "vocabulary";
    static final String HASHING = "hashing";
    static final String DICTIONARY = "dictionary";
    static final String ENTRY_HASHING = "entry_hashing";
    static final String TOKENS = "tokens";
    static final String BARE = "bare";
    static final String SPLIT = "split";
    static final String SIZES = "sizes";
    static final String LENGTH = "length";
    static final String SEPARATOR = "separator";
    static final String ENTRIES = "entries";
    static final String BINARY = "binary";
    static final String ALTERNATE_SIGN = "alternate_sign";
    static final String TERMS = "terms";
    static final String ANALYSIS = "analysis";
    static final String LOWERCASE = "lowercase";
    static final String ACCENTS = "accents";
    static final String ANALYZER = "analyzer";
    static final String WORDS = "words";
    static final String SPLIT_WORDS = "split_words";
    static final String CHARACTERS = "characters";
    static final String WORD_CHARACTERS = "word_characters";
    static final String PATTERN = "pattern";
    static final String STOP_WORDS = "stop_words";
    static final String MIN_SIZE = "min_size";
    static final String MAX_SIZE = "max_size";

    private Keys() {}

    static String nameOf(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
