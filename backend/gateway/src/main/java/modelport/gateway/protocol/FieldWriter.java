package modelport.gateway.protocol;

import modelport.gateway.Servable;
import modelport.gateway.json.JsonBytes;
import modelport.gateway.serving.AnswerWriter;
import modelport.gateway.serving.Call;
import modelport.gateway.serving.Column;
import modelport.gateway.serving.Outputs;
import modelport.gateway.serving.Reply;

/** Writes answers of a processing, whose rows are JSON already. */
final class FieldWriter implements AnswerWriter {
    private static final byte[] PREDICTIONS = JsonBytes.ascii("{\"predictions\":");
    private static final byte[] ID = JsonBytes.ascii(",\"predictionId\":\"");

    private final byte[] tail;
    private final boolean plain;

    FieldWriter(Servable servable, boolean plain) {
        this.plain = plain;
        tail = new JsonBytes(128)
                .plain("\",\"version\":")
                .number(servable.version())
                .plain(",\"digest\":")
                .string(servable.digest())
                .character('}')
                .copy();
    }

    @Override
    public Reply write(Call call, Outputs outputs, int from, int to, JsonBytes out) {
        Column rows = outputs.columns().getFirst();
        if (!plain) {
            out.raw(PREDICTIONS);
        }
        out.character('[');
        for (int row = rows.from(from, to); row < rows.to(to); row++) {
            if (row > rows.from(from, to)) {
                out.character(',');
            }
            out.utf8(rows.text(row));
        }
        out.character(']');
        if (!plain) {
            out.raw(ID).raw(call.id()).raw(tail);
        }
        return Reply.json(out);
    }
}
