package modelport.text;

import java.io.StringWriter;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Texts that a vectoriser can read and that it knows parts of. */
final class Samples {
    private static final JsonFactory JSON = new JsonFactory();
    private static final List<String> SENTENCES = List.of(
            "A short text.",
            "The quick brown fox jumps over the lazy dog, and 12 others watch it.",
            "今天天气很好。",
            "This text is a good deal longer than the others: it has numbers (3.14), names such as Zürich and İzmir, "
                    + "punctuation, and words that say little more than that.");
    private static final int TERMS = 8;
    private static final int MAX_TERM = 100;

    private Samples() {}

    static List<String> of(Vectoriser vectoriser) {
        return IntStream.range(0, SENTENCES.size())
                .mapToObj(number -> of(vectoriser, number))
                .toList();
    }

    private static String of(Vectoriser vectoriser, int number) {
        return switch (vectoriser) {
            case Vectoriser.Vocabulary vocabulary ->
                SENTENCES.get(number) + " " + String.join(" ", some(vocabulary.terms(), number));
            case Vectoriser.Tokens tokens ->
                SENTENCES.get(number) + " " + String.join(" ", some(tokens.terms(), number));
            case Vectoriser.Hashing _ -> SENTENCES.get(number);
            case Vectoriser.Dictionary dictionary -> object(some(dictionary.terms(), number), number);
            case Vectoriser.EntryHashing hashing -> {
                List<String> names = List.of("name", "other", SENTENCES.get(number));
                yield switch (hashing.entries()) {
                    case DICT -> object(names, number);
                    case PAIR -> pairs(names, number);
                    case STRING -> list(names);
                };
            }
        };
    }

    /** A few from all over the list, others for another number. */
    private static List<String> some(List<String> terms, int number) {
        int stride = Math.max(1, terms.size() / TERMS);
        return IntStream.iterate(number % stride, i -> i < terms.size(), i -> i + stride)
                .limit(TERMS)
                .mapToObj(terms::get)
                .filter(term -> term.length() <= MAX_TERM)
                .toList();
    }

    private static String object(List<String> names, int value) {
        return write(json -> {
            json.writeStartObject();
            names.forEach(name -> json.writeNumberProperty(name, value));
            json.writeEndObject();
        });
    }

    private static String pairs(List<String> names, int value) {
        return write(json -> {
            json.writeStartArray();
            for (String name : names) {
                json.writeStartArray();
                json.writeString(name);
                json.writeNumber(value);
                json.writeEndArray();
            }
            json.writeEndArray();
        });
    }

    private static String list(List<String> names) {
        return write(json -> {
            json.writeStartArray();
            names.forEach(json::writeString);
            json.writeEndArray();
        });
    }

    private static String write(Consumer<JsonGenerator> content) {
        var text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            content.accept(json);
        }
        return text.toString();
    }
}
