package modelport.gateway.protocol;

import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import modelport.contract.Message;
import modelport.gateway.Refusal;
import modelport.gateway.json.JsonReader;
import modelport.gateway.json.JsonValues;
import modelport.gateway.serving.AnswerWriter;
import modelport.gateway.serving.Fields;
import modelport.gateway.serving.Fields.Row;
import modelport.gateway.serving.Question;
import modelport.processing.Payload;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a processing takes: {@code {"inputs": row}} or {@code {"inputs": [row, …]}}, or the bytes of one file.
 * Only reads: pictures and recordings are decoded by the model's own threads.
 */
final class FieldRequest {
    private static final String INPUTS = "inputs";
    private static final Set<String> KEYS = Set.of(INPUTS, "instances");
    private static final Set<String> IMAGES = Set.of("image/jpeg", "image/jpg", "image/png");
    private static final Set<String> RECORDINGS = Set.of("audio/wav", "audio/x-wav", "audio/wave", "audio/vnd.wave");
    private static final Set<String> ITEM_KEYS = Set.of("user", "items", "exclude", "allow", "top");
    private static final Set<String> PROMPT_KEYS = Set.of("prompt", "maxTokens", "temperature", "topK", "topP", "seed");
    private static final int MAX_TOP = 10_000;

    private FieldRequest() {}

    static Question read(Fields fields, Body body, JsonReader json, AnswerWriter writer) {
        String type = body.mediaType();
        if (type.startsWith("image/") || type.startsWith("audio/")) {
            return Question.ofPayloads(List.of(file(fields.row(), type, body.content())), writer);
        }
        body.json(json);
        if (json.peek() != '{') {
            throw json.unexpected("{");
        }
        var members = (Map<?, ?>) Objects.requireNonNull(JsonValues.read(json));
        json.finish();
        if (members.size() != 1
                || !KEYS.contains(members.keySet().iterator().next().toString())) {
            throw Refusal.malformed("gateway.one-of", "expected", "\"inputs\"", "found", quoted(members.keySet()));
        }
        return Question.ofPayloads(rows(fields, members.values().iterator().next()), writer);
    }

    /** Rows that came as texts by another protocol. */
    static Question of(Fields fields, List<String> texts, AnswerWriter writer) {
        return Question.ofPayloads(rows(fields, texts), writer);
    }

    private static List<Payload> rows(Fields fields, @Nullable Object inputs) {
        List<?> rows = inputs instanceof List<?> list ? list : Collections.singletonList(inputs);
        if (rows.isEmpty()) {
            throw Refusal.unfit("processing.empty");
        }
        if (rows.size() > fields.maxRows()) {
            throw new Refusal(
                    413,
                    Message.of(
                            "processing.too-many-rows",
                            "limit",
                            Integer.toString(fields.maxRows()),
                            "found",
                            Integer.toString(rows.size())));
        }
        var payloads = new ArrayList<Payload>(rows.size());
        for (Object row : rows) {
            payloads.add(row(fields.row(), row));
        }
        return payloads;
    }

    private static Payload row(Row kind, @Nullable Object row) {
        return switch (kind) {
            case TEXT -> new Payload.Text(row instanceof String text ? text : member(kind, row, "text"));
            case PROMPT -> row instanceof String text ? Payload.Prompt.of(text) : prompt(kind, row);
            case PAIR -> pair(kind, row, "text", "pair");
            case QUESTION -> pair(kind, row, "question", "context");
            case IMAGE -> new Payload.Image(bytes(kind, row, "image"));
            case AUDIO -> new Payload.Audio(bytes(kind, row, "audio"));
            case ITEMS -> items(kind, row);
        };
    }

    private static Payload pair(Row kind, @Nullable Object row, String first, String second) {
        if (row instanceof Map<?, ?> members && members.size() == 2) {
            return new Payload.Pair(member(kind, members, first), member(kind, members, second));
        }
        throw form(kind, row);
    }

    private static String member(Row kind, @Nullable Object row, String name) {
        if (row instanceof Map<?, ?> members && members.get(name) instanceof String text) {
            return text;
        }
        throw form(kind, row);
    }

    private static Payload prompt(Row kind, @Nullable Object row) {
        if (!(row instanceof Map<?, ?> members) || !PROMPT_KEYS.containsAll(members.keySet())) {
            throw form(kind, row);
        }
        return new Payload.Prompt(
                member(kind, members, "prompt"),
                whole(kind, members, "maxTokens"),
                number(kind, members, "temperature"),
                whole(kind, members, "topK"),
                number(kind, members, "topP"),
                whole(kind, members, "seed"));
    }

    private static @Nullable Long whole(Row kind, Map<?, ?> members, String name) {
        return switch (members.get(name)) {
            case null -> null;
            case Long number -> number;
            default -> throw form(kind, members);
        };
    }

    private static @Nullable Double number(Row kind, Map<?, ?> members, String name) {
        return switch (members.get(name)) {
            case null -> null;
            case Number number -> number.doubleValue();
            default -> throw form(kind, members);
        };
    }

    /** {@code {"image": {"b64": …}}} or {@code {"b64": …}}. */
    private static byte[] bytes(Row kind, @Nullable Object row, String name) {
        Object file = row instanceof Map<?, ?> members && members.size() == 1 && members.containsKey(name)
                ? members.get(name)
                : row;
        if (!(file instanceof Map<?, ?> coded) || coded.size() != 1 || !(coded.get("b64") instanceof String text)) {
            throw form(kind, row);
        }
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw Refusal.malformed("processing.no-base64");
        }
    }

    private static Payload items(Row kind, @Nullable Object row) {
        if (!(row instanceof Map<?, ?> members) || !ITEM_KEYS.containsAll(members.keySet()) || members.isEmpty()) {
            throw form(kind, row);
        }
        Object user = members.get("user");
        Object top = members.get("top");
        boolean named = user == null || user instanceof String;
        boolean counted = top == null || top instanceof Long;
        if (!named || !counted) {
            throw form(kind, row);
        }
        return new Payload.Items(
                (String) user,
                names(kind, members.get("items"), row),
                names(kind, members.get("exclude"), row),
                names(kind, members.get("allow"), row),
                top == null ? null : Math.clamp((Long) top, 1, MAX_TOP));
    }

    private static List<String> names(Row kind, @Nullable Object value, @Nullable Object row) {
        if (value == null) {
            return List.of();
        }
        if (value instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
            return list.stream().map(String.class::cast).toList();
        }
        throw form(kind, row);
    }

    private static Payload file(Row kind, String type, byte[] bytes) {
        boolean fits = switch (kind) {
            case IMAGE -> IMAGES.contains(type);
            case AUDIO -> RECORDINGS.contains(type);
            case TEXT, PROMPT, PAIR, QUESTION, ITEMS -> false;
        };
        if (!fits) {
            String expected = switch (kind) {
                case IMAGE -> "image/jpeg, image/png";
                case AUDIO -> "audio/wav";
                case TEXT, PROMPT, PAIR, QUESTION, ITEMS -> "application/json";
            };
            throw new Refusal(415, Message.of("processing.media-type", "expected", expected, "found", type));
        }
        return kind == Row.IMAGE ? new Payload.Image(bytes) : new Payload.Audio(bytes);
    }

    private static Refusal form(Row kind, @Nullable Object found) {
        String expected = switch (kind) {
            case TEXT -> "\"text\"";
            case PROMPT ->
                "\"text\", {\"prompt\": \"…\", \"maxTokens\": 40, \"temperature\": 0.7, \"topK\": 40, \"seed\": 1}";
            case PAIR -> "{\"text\": \"…\", \"pair\": \"…\"}";
            case QUESTION -> "{\"question\": \"…\", \"context\": \"…\"}";
            case IMAGE -> "{\"image\": {\"b64\": \"…\"}}";
            case AUDIO -> "{\"audio\": {\"b64\": \"…\"}}";
            case ITEMS -> "{\"user\": \"…\", \"items\": [\"…\"]}";
        };
        String shown = String.valueOf(found);
        return Refusal.unfit(
                "processing.form",
                "expected",
                expected,
                "found",
                shown.length() <= 60 ? shown : shown.substring(0, 60) + "…");
    }

    private static String quoted(Collection<?> names) {
        return names.stream().map(name -> '"' + name.toString() + '"').collect(Collectors.joining(", "));
    }
}
