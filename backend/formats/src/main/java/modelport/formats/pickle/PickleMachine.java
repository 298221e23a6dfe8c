package modelport.formats.pickle;

import java.io.IOException;
import modelport.onnx.RefusedException;

/** Follows the instructions of one pickle. */
final class PickleMachine {
    private static final int NEWEST_PROTOCOL = 5;

    /** What an instruction adds to memory at most, unless those that add more say so. */
    private static final int VALUE_BYTES = 64;

    private static final int OBJECT_BYTES = 192;

    private final PickleInput input;
    private final AllowList allowed;
    private final PickleLog log;
    private final PickleStack stack;
    private final Literals literals;
    private final PickleMemo memo;
    private final Containers containers;
    private final Calls calls;

    PickleMachine(PickleInput input, AllowList allowed, PickleLog log, InlineArrays inline) {
        this.input = input;
        this.allowed = allowed;
        this.log = log;
        this.stack = new PickleStack(input);
        this.literals = new Literals(input);
        this.memo = new PickleMemo(input, literals, stack);
        this.containers = new Containers(input, stack);
        var objects = new PyObjects(input, stack, allowed, log);
        var arrays = new NumpyArrays(input);
        var data = new DataCalls(input, objects, arrays, memo);
        var states = new States(input, stack, memo, arrays, inline, allowed.storages());
        this.calls = new Calls(input, literals, stack, objects, data, states, log);
    }

    PyValue run() throws IOException {
        Opcode opcode = next();
        if (opcode == Opcode.Control.PROTO) {
            protocol();
            opcode = next();
        }
        while (opcode != Opcode.Control.STOP) {
            execute(opcode);
            opcode = next();
        }
        input.endFrame();
        return stack.pop();
    }

    private Opcode next() throws IOException {
        log.opcode();
        input.keep(VALUE_BYTES);
        return Opcode.of(input.opcode()).orElseThrow(() -> input.broken("pickle.broken-file-opcode"));
    }

    private void protocol() throws IOException {
        int version = input.octet();
        if (version > NEWEST_PROTOCOL) {
            throw RefusedException.of("pickle.broken-file-protocol", "protocol", version);
        }
        log.protocol(version);
    }

    private void execute(Opcode opcode) throws IOException {
        switch (opcode) {
            case Opcode.Literal literal -> stack.push(literals.read(literal));
            case Opcode.Memory memory -> memo.execute(memory);
            case Opcode.Collect collect -> containers.execute(collect);
            case Opcode.Call call -> calls.execute(call);
            case Opcode.Control control -> control(control);
            case Opcode.Foreign foreign -> stack.push(storage(foreign));
        }
    }

    private void control(Opcode.Control opcode) throws IOException {
        switch (opcode) {
            case FRAME -> input.frame(input.number(Long.BYTES));
            case MARK -> stack.mark();
            case POP -> {
                if (!stack.popBareMark()) {
                    stack.pop();
                }
            }
            case POP_MARK -> stack.popToMark();
            case DUP -> stack.push(stack.top());
            case PROTO, STOP -> throw input.broken("pickle.broken-file-opcode");
        }
    }

    private PyValue storage(Opcode.Foreign opcode) {
        boolean known = opcode == Opcode.Foreign.BINPERSID && allowed.storages();
        if (!known || !(stack.pop() instanceof PyValue.Sequence id) || !id.isTuple()) {
            throw refused(opcode);
        }
        // The class of a module came with its source, before there were zip files.
        boolean module = id.items().size() > 1 && id.items().getFirst().equals(new PyValue.Text("module"));
        if (module) {
            return id.items().get(1);
        }
        input.keep(OBJECT_BYTES);
        return new PyValue.Instance(AllowList.STORAGE, id.items());
    }

    private static RefusedException refused(Opcode.Foreign opcode) {
        String feature = switch (opcode) {
            case PERSID, BINPERSID -> "persistent id";
            case EXT1, EXT2, EXT4 -> "extension registry";
            case NEXT_BUFFER, READONLY_BUFFER -> "out-of-band buffer";
        };
        return RefusedException.of("pickle.unsupported-pickle", "feature", feature);
    }
}
