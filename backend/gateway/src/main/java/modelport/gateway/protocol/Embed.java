package modelport.gateway.protocol;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import modelport.gateway.Refusal;
import modelport.gateway.json.JsonBytes;
import modelport.gateway.json.JsonReader;
import modelport.gateway.json.JsonValues;
import modelport.gateway.serving.AnswerWriter;
import modelport.gateway.serving.Call;
import modelport.gateway.serving.Column;
import modelport.gateway.serving.Live;
import modelport.gateway.serving.Outputs;
import modelport.gateway.serving.Question;
import modelport.gateway.serving.Reply;
import modelport.gateway.serving.Tick;
import modelport.inference.Rows;
import org.jspecify.annotations.Nullable;

/** OpenAI's {@code /v1/embeddings}: the endpoint's name is in the body, as the model. */
public record Embed() implements Protocol {
    private static final int MAX_INPUTS = 2_048;

    /** The endpoint that a body names. */
    public static String endpoint(Body body, JsonReader json) {
        body.json(json).expect('{');
        do {
            if (json.key().equals("model")) {
                return json.string();
            }
            json.skip();
        } while (json.accept(','));
        throw Refusal.malformed("gateway.no-model");
    }

    @Override
    public boolean quick(Call call, Live live, Tick tick, Body body, JsonReader json) {
        return false;
    }

    @Override
    public Question read(Live live, Body body, JsonReader json) {
        if (!live.form().text()) {
            throw Refusal.malformed("gateway.no-embeddings", "endpoint", live.endpoint());
        }
        body.json(json);
        var members = (Map<?, ?>) Objects.requireNonNull(JsonValues.read(json));
        json.finish();
        List<String> texts = Rows.texts(members.get("input"));
        if (texts.size() > MAX_INPUTS) {
            throw Refusal.malformed("gateway.too-many-inputs", "limit", Integer.toString(MAX_INPUTS));
        }
        var tokens = new AtomicInteger();
        return Question.of(texts, new Writer(isBase64(members.get("encoding_format")), tokens), tokens);
    }

    private static boolean isBase64(@Nullable Object format) {
        return switch (format) {
            case null -> false;
            case String text when text.equals("float") -> false;
            case String text when text.equals("base64") -> true;
            default -> throw Refusal.malformed("gateway.encoding-format", "found", format.toString());
        };
    }

    private record Writer(boolean base64, AtomicInteger tokens) implements AnswerWriter {
        @Override
        public Reply write(Call call, Outputs outputs, int from, int to, JsonBytes out) {
            Column vectors = outputs.columns().getFirst();
            if (vectors.rank() != 2) {
                throw Refusal.malformed("gateway.no-embeddings", "endpoint", endpoint(call));
            }
            out.plain("{\"object\":\"list\",\"data\":[");
            for (int row = from; row < to; row++) {
                if (row > from) {
                    out.character(',');
                }
                out.plain("{\"object\":\"embedding\",\"index\":").number(row - from);
                out.plain(",\"embedding\":");
                vector(vectors, row, out);
                out.character('}');
            }
            out.plain("],\"model\":").string(endpoint(call));
            out.plain(",\"usage\":{\"prompt_tokens\":").number(tokens.get());
            out.plain(",\"total_tokens\":").number(tokens.get()).plain("}}");
            return Reply.json(out);
        }

        private static String endpoint(Call call) {
            return Objects.requireNonNull(call.live()).endpoint();
        }

        private void vector(Column vectors, int row, JsonBytes out) {
            if (!base64) {
                out.character('[');
                vectors.writeFlat(out, row, row + 1);
                out.character(']');
                return;
            }
            int width = vectors.width();
            var bytes = ByteBuffer.allocate(width * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            for (int i = 0; i < width; i++) {
                bytes.putFloat((float) vectors.number(row * width + i));
            }
            out.character('"').raw(Base64.getEncoder().encode(bytes.array())).character('"');
        }
    }
}
