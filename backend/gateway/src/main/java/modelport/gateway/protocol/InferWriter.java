package modelport.gateway.protocol;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import modelport.contract.registry.DataType;
import modelport.gateway.Refusal;
import modelport.gateway.json.JsonBytes;
import modelport.gateway.protocol.Infer.Wanted;
import modelport.gateway.serving.AnswerWriter;
import modelport.gateway.serving.Call;
import modelport.gateway.serving.Column;
import modelport.gateway.serving.Live;
import modelport.gateway.serving.Outputs;
import modelport.gateway.serving.Reply;
import org.jspecify.annotations.Nullable;

/**
 * Writes answers of the Open Inference Protocol.
 *
 * @param wanted outputs in the order of the answer; none means all
 * @param binary whether outputs are binary that do not say it themselves
 */
record InferWriter(@Nullable String id, List<Wanted> wanted, boolean binary) implements AnswerWriter {
    private static final byte[] MODEL_NAME = JsonBytes.ascii("{\"model_name\":");
    private static final byte[] MODEL_VERSION = JsonBytes.ascii(",\"model_version\":\"");
    private static final byte[] NAME = JsonBytes.ascii("{\"name\":");
    private static final byte[] DATATYPE = JsonBytes.ascii(",\"datatype\":\"");
    private static final byte[] SHAPE = JsonBytes.ascii("\",\"shape\":[");
    private static final byte[] DATA = JsonBytes.ascii("],\"data\":[");
    private static final byte[] BINARY = JsonBytes.ascii("],\"parameters\":{\"binary_data_size\":");

    /** An output, and how it is written. */
    private record Part(Column column, boolean binary) {}

    @Override
    public Reply write(Call call, Outputs outputs, int from, int to, JsonBytes out) {
        List<Part> parts = parts(outputs);
        Live live = Objects.requireNonNull(call.live());
        out.raw(MODEL_NAME).string(live.endpoint());
        out.raw(MODEL_VERSION).number(live.servable().version()).character('"');
        if (id != null) {
            out.plain(",\"id\":").string(id);
        }
        out.plain(",\"outputs\":[");
        var tail = new JsonBytes(parts.stream().anyMatch(Part::binary) ? 1 << 10 : 0);
        for (int i = 0; i < parts.size(); i++) {
            if (i > 0) {
                out.character(',');
            }
            write(parts.get(i), from, to, out, tail);
        }
        out.plain("]}");
        if (parts.stream().noneMatch(Part::binary)) {
            return Reply.json(out);
        }
        int jsonLength = out.length();
        out.raw(ByteBuffer.wrap(tail.array(), 0, tail.length()));
        return new Reply(200, Reply.Type.BINARY, out, jsonLength, 0);
    }

    private List<Part> parts(Outputs outputs) {
        var parts = new ArrayList<Part>();
        if (wanted.isEmpty()) {
            outputs.columns().forEach(column -> parts.add(part(column, null)));
        }
        for (Wanted one : wanted) {
            parts.add(part(outputs.find(one.name()).orElseThrow(), one.binary()));
        }
        return parts;
    }

    private Part part(Column column, @Nullable Boolean own) {
        boolean inBytes = own == null ? binary : own;
        if (!inBytes && (column.type() == DataType.FP16 || column.type() == DataType.BF16)) {
            throw Refusal.malformed(
                    "gateway.only-binary",
                    "name",
                    column.name(),
                    "type",
                    column.type().name());
        }
        return new Part(column, inBytes);
    }

    private static void write(Part part, int from, int to, JsonBytes out, JsonBytes tail) {
        Column column = part.column();
        int first = column.from(from, to);
        int end = column.to(to);
        out.raw(NAME).string(column.name());
        out.raw(DATATYPE).plain(column.type().name()).raw(SHAPE);
        long[] shape = column.shape(end - first);
        for (int axis = 0; axis < shape.length; axis++) {
            if (axis > 0) {
                out.character(',');
            }
            out.number(shape[axis]);
        }
        if (part.binary()) {
            out.raw(BINARY).number(column.writeBinary(tail, first, end)).plain("}}");
            return;
        }
        out.raw(DATA);
        column.writeFlat(out, first, end);
        out.plain("]}");
    }
}
