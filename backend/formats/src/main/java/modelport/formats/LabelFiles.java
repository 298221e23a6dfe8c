package modelport.formats;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import modelport.onnx.RefusedException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads class labels: one a line, a JSON list, or Hugging Face's {@code id2label}. */
final class LabelFiles {
    static final int MAX_LABELS = 10_000;

    private static final int MAX_LABEL = 1_000;
    private static final int MAX_TEXT_BYTES = MAX_LABELS * MAX_LABEL;
    private static final Set<String> KEYS = Set.of("id2label", "labels", "classes");

    private LabelFiles() {}

    /** The labels of a file of kind LABELS or CONFIG_JSON; empty if it names none. */
    static List<String> read(Path file) throws IOException {
        if (Files.size(file) > MAX_TEXT_BYTES) {
            throw RefusedException.of("formats.labels-too-big", "file", file.getFileName(), "limit", MAX_TEXT_BYTES);
        }
        try (SeekableByteChannel bytes = Files.newByteChannel(file);
                JsonParser json = JsonKinds.parser(bytes)) {
            return fromJson(json);
        } catch (JacksonException notJson) {
            return lines(file);
        }
    }

    private static List<String> fromJson(JsonParser json) {
        if (json.nextToken() == JsonToken.START_ARRAY) {
            return list(json);
        }
        var numbered = new TreeMap<Integer, String>();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String key = json.currentName();
            JsonToken value = json.nextToken();
            if (KEYS.contains(key) && value == JsonToken.START_ARRAY) {
                return list(json);
            }
            if (KEYS.contains(key) && value == JsonToken.START_OBJECT) {
                return numbered(json);
            }
            if (value == JsonToken.VALUE_STRING && key.matches("[0-9]{1,6}")) {
                numbered.put(Integer.parseInt(key), label(json));
            }
            json.skipChildren();
        }
        return inOrder(numbered);
    }

    private static List<String> list(JsonParser json) {
        List<String> labels = new ArrayList<>();
        while (json.nextToken() == JsonToken.VALUE_STRING) {
            labels.add(label(json));
            requireFew(labels.size());
        }
        return json.currentToken() == JsonToken.END_ARRAY ? labels : List.of();
    }

    private static List<String> numbered(JsonParser json) {
        var labels = new TreeMap<Integer, String>();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String key = json.currentName();
            if (json.nextToken() != JsonToken.VALUE_STRING || !key.matches("[0-9]{1,6}")) {
                return List.of();
            }
            labels.put(Integer.parseInt(key), label(json));
            requireFew(labels.size());
        }
        return inOrder(labels);
    }

    /** Labels count only if they are numbered 0, 1, 2 and so on. */
    private static List<String> inOrder(NavigableMap<Integer, String> labels) {
        boolean complete = !labels.isEmpty() && labels.lastKey() == labels.size() - 1;
        return complete ? List.copyOf(labels.values()) : List.of();
    }

    private static String label(JsonParser json) {
        return requireShort(Objects.requireNonNull(json.getString()));
    }

    private static List<String> lines(Path file) throws IOException {
        List<String> labels = new ArrayList<>();
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                labels.add(requireShort(line.strip()));
                requireFew(labels.size());
            }
        } catch (CharacterCodingException notText) {
            return List.of();
        }
        while (!labels.isEmpty() && labels.getLast().isEmpty()) {
            labels.removeLast();
        }
        return List.copyOf(labels);
    }

    private static String requireShort(String label) {
        if (label.length() > MAX_LABEL) {
            throw RefusedException.of("formats.label-too-long", "limit", MAX_LABEL);
        }
        return label;
    }

    private static void requireFew(int labels) {
        if (labels > MAX_LABELS) {
            throw RefusedException.of("formats.too-many-labels", "limit", MAX_LABELS);
        }
    }
}
