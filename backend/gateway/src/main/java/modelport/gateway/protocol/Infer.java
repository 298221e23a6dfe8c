package modelport.gateway.protocol;

import java.util.List;
import modelport.contract.registry.TensorSpec;
import modelport.gateway.Refusal;
import modelport.gateway.json.JsonBytes;
import modelport.gateway.json.JsonReader;
import modelport.gateway.serving.Call;
import modelport.gateway.serving.Live;
import modelport.gateway.serving.Question;
import modelport.gateway.serving.ServableForm;
import modelport.gateway.serving.Tick;
import org.jspecify.annotations.Nullable;

/** Open Inference Protocol v2: {@code /v2/models/{endpoint}/infer}, with binary tensors. */
public record Infer() implements Protocol {
    private static final byte[] ID = JsonBytes.ascii("id");
    private static final byte[] INPUTS = JsonBytes.ascii("inputs");
    private static final byte[] NAME = JsonBytes.ascii("name");
    private static final byte[] SHAPE = JsonBytes.ascii("shape");
    private static final byte[] DATATYPE = JsonBytes.ascii("datatype");
    private static final byte[] DATA = JsonBytes.ascii("data");

    @Override
    public boolean quick(Call call, Live live, Tick tick, Body body, JsonReader json) {
        ServableForm form = live.form();
        if (form.plainWidth() == 0 || body.jsonLength() >= 0) {
            return false;
        }
        tick.makeRoom(tick.capacity() / 2);
        try {
            body.json(json).expect('{');
            String id = json.acceptKey(ID) ? json.string() : null;
            if (id != null && !json.accept(',')) {
                return false;
            }
            if (!json.acceptKey(INPUTS) || !json.accept('[')) {
                return false;
            }
            int rows = quickInput(form, tick, json);
            if (rows < 1 || !json.accept(']') || !json.accept('}')) {
                return false;
            }
            json.finish();
            call.rows(rows);
            tick.add(call, rows, new InferWriter(id, List.of(), false));
            return true;
        } catch (Refusal _) {
            return false;
        }
    }

    /** The usual order of keys, and nothing else. */
    private static int quickInput(ServableForm form, Tick tick, JsonReader json) {
        TensorSpec spec = form.inputs().getFirst();
        int width = form.plainWidth();
        boolean head = json.accept('{')
                && json.acceptKey(NAME)
                && json.string().equals(spec.name())
                && json.accept(',')
                && json.acceptKey(SHAPE)
                && json.accept('[');
        if (!head) {
            return PlainRows.NONE;
        }
        long rows = json.longValue();
        boolean fits = rows > 0 && rows <= tick.capacity() - tick.next() && json.accept(',');
        boolean typed = fits
                && json.longValue() == width
                && json.accept(']')
                && json.accept(',')
                && json.acceptKey(DATATYPE)
                && json.string().equals(spec.type().name())
                && json.accept(',')
                && json.acceptKey(DATA);
        if (!typed) {
            return PlainRows.NONE;
        }
        int data = json.position();
        boolean read = PlainRows.flat(json, tick.numbers(), tick.next(), (int) rows, width);
        if (!read) {
            json.seek(data);
            read = PlainRows.nested(json, tick.numbers(), tick.next(), (int) rows, width) == rows;
        }
        return read && json.accept('}') ? (int) rows : PlainRows.NONE;
    }

    @Override
    public Question read(Live live, Body body, JsonReader json) {
        InferRequest request = InferRequest.read(body, json);
        return request.question(live.form(), body, json);
    }

    /** An output that a request asks for; {@code binary} is null where the request's own setting holds. */
    record Wanted(String name, @Nullable Boolean binary) {}
}
