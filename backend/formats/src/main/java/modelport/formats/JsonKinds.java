package modelport.formats;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/** Tells JSON files apart by their outermost keys. */
final class JsonKinds {
    /** The largest tokenizers have 35 MB; nothing that is read as JSON is larger. */
    static final long MAX_BYTES = 256L << 20;

    /** Python writes NaN and Infinity, which JSON does not know. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private static final int MAX_KEYS = 1_000;

    /** How XGBoost begins; its largest models are larger than everything else that is JSON. */
    private static final String XGBOOST = "{\"learner\":{";

    private JsonKinds() {}

    /** The kind, or text if this is no JSON after all. */
    static FileKind detect(SeekableByteChannel file) throws IOException {
        if (file.size() > MAX_BYTES) {
            return FileKinds.starts(FileKinds.head(file), 0, XGBOOST) ? FileKind.XGBOOST : FileKind.TEXT;
        }
        try (JsonParser json = parser(file)) {
            JsonToken first = json.nextToken();
            FileKind kind = first == JsonToken.START_ARRAY ? ofList(json) : ofKeys(json);
            return json.nextToken() == null ? kind : FileKind.TEXT;
        } catch (JacksonException notJson) {
            return FileKind.TEXT;
        }
    }

    static JsonParser parser(SeekableByteChannel file) throws IOException {
        file.position(0);
        InputStream bytes = Channels.newInputStream(file);
        // The channel is the caller's to close.
        return JSON.createParser(ObjectReadContext.empty(), new BoundedInput(bytes, file.size()));
    }

    private static FileKind ofList(JsonParser json) {
        boolean labels = true;
        int count = 0;
        while (json.nextToken() != JsonToken.END_ARRAY) {
            labels &= json.currentToken() == JsonToken.VALUE_STRING;
            count++;
            json.skipChildren();
        }
        return labels && count > 0 && count <= LabelFiles.MAX_LABELS ? FileKind.LABELS : FileKind.JSON;
    }

    private static FileKind ofKeys(JsonParser json) {
        Set<String> keys = new HashSet<>();
        boolean numbered = true;
        int count = 0;
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String key = json.currentName();
            boolean isNext = key.equals(Integer.toString(count));
            json.nextToken();
            numbered &= isNext && json.currentToken() == JsonToken.VALUE_STRING;
            count++;
            if (keys.size() < MAX_KEYS) {
                keys.add(key);
            }
            json.skipChildren();
        }
        if (numbered && count > 0 && count <= LabelFiles.MAX_LABELS) {
            return FileKind.LABELS;
        }
        return ofKeys(keys);
    }

    private static FileKind ofKeys(Set<String> keys) {
        if (keys.contains("model") && (keys.contains("added_tokens") || keys.contains("pre_tokenizer"))) {
            return FileKind.TOKENIZER;
        }
        if (keys.contains("learner") && keys.contains("version")) {
            return FileKind.XGBOOST;
        }
        if (keys.contains("model_type") || keys.contains("architectures") || keys.contains("id2label")) {
            return FileKind.CONFIG_JSON;
        }
        return FileKind.JSON;
    }
}
