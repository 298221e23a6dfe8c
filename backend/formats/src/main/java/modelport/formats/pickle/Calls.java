package modelport.formats.pickle;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import modelport.formats.pickle.NamedGlobal.Use;
import modelport.formats.pickle.PyValue.Global;
import modelport.formats.pickle.PyValue.Instance;
import modelport.formats.pickle.PyValue.Sequence;
import modelport.formats.pickle.PyValue.Text;
import modelport.onnx.RefusedException;

/** Turns what Python would import, call and build into data, or refuses it. */
final class Calls {
    private final PickleInput input;
    private final Literals literals;
    private final PickleStack stack;
    private final PyObjects objects;
    private final DataCalls data;
    private final States states;
    private final PickleLog log;

    Calls(
            PickleInput input,
            Literals literals,
            PickleStack stack,
            PyObjects objects,
            DataCalls data,
            States states,
            PickleLog log) {
        this.input = input;
        this.literals = literals;
        this.stack = stack;
        this.objects = objects;
        this.data = data;
        this.states = states;
        this.log = log;
    }

    void execute(Opcode.Call opcode) throws IOException {
        switch (opcode) {
            case GLOBAL -> stack.push(global());
            case STACK_GLOBAL -> stackGlobal();
            case REDUCE -> {
                Sequence arguments = tuple(stack.pop());
                stack.push(call(stack.pop(), arguments.items()));
            }
            case BUILD -> states.build(stack.pop());
            case INST -> {
                Global called = global();
                stack.push(call(called, stack.popToMark()));
            }
            case OBJ -> {
                List<PyValue> all = stack.popToMark();
                if (all.isEmpty()) {
                    throw input.broken("pickle.broken-file-stack");
                }
                stack.push(call(all.getFirst(), all.subList(1, all.size())));
            }
            case NEWOBJ -> {
                Sequence arguments = tuple(stack.pop());
                stack.push(objects.create(stack.pop(), arguments.items()));
            }
            case NEWOBJ_EX -> {
                PyValue keywords = stack.pop();
                Sequence arguments = tuple(stack.pop());
                stack.push(objects.create(stack.pop(), arguments.items(), keywords));
            }
        }
    }

    private Global global() throws IOException {
        String module = literals.name();
        return named(module, literals.name());
    }

    private void stackGlobal() {
        PyValue name = stack.pop();
        PyValue module = stack.pop();
        if (!(name instanceof Text itsName) || !(module instanceof Text itsModule)) {
            throw input.broken("pickle.broken-file-value");
        }
        int limit = input.limits().nameBytes();
        if (itsModule.value().length() > limit || itsName.value().length() > limit) {
            throw input.broken("pickle.broken-file-length");
        }
        stack.push(named(itsModule.value(), itsName.value()));
    }

    private Global named(String module, String name) {
        Global global = KnownGlobals.canonical(module, name);
        log.named(global, input.limits().names());
        return global;
    }

    private Sequence tuple(PyValue value) {
        if (value instanceof Sequence sequence && sequence.isTuple()) {
            return sequence;
        }
        throw input.broken("pickle.broken-file-value");
    }

    private PyValue call(PyValue called, List<PyValue> arguments) {
        return switch (called) {
            case Global global -> {
                log.used(global, Use.CALLED);
                Optional<DataCall> known = DataCall.of(global);
                yield known.isPresent() ? data.make(known.get(), arguments) : objects.called(global, arguments);
            }
            case Instance instance ->
                throw RefusedException.of(
                        "pickle.forbidden-call", "name", instance.type().path());
            default -> throw input.broken("pickle.broken-file-value");
        };
    }
}
