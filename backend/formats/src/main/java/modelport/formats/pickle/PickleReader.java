package modelport.formats.pickle;

import java.io.IOException;
import modelport.onnx.RefusedException;

/** Reads the one value that a file holds. */
final class PickleReader {
    private final AllowList allowed;
    private final PickleLog log;
    private final PickleInput input;

    PickleReader(PickleSource source, AllowList allowed, PickleLimits limits, PickleLog log) {
        this.allowed = allowed;
        this.log = log;
        this.input = new PickleInput(source.content(), source.size(), limits);
    }

    PyValue read() throws IOException {
        PyValue value = new PickleMachine(input, allowed, log, new JoblibArrays(input, log, this::inner)::read).run();
        if (!input.ended()) {
            throw RefusedException.of("pickle.trailing");
        }
        Nesting.check(value, input.limits().nesting());
        return value;
    }

    /** The next of several values. */
    static PyValue one(PickleInput input, AllowList allowed, PickleLog log) throws IOException {
        PyValue value = new PickleMachine(input, allowed, log, _ -> {
                    throw input.broken("pickle.broken-file-array");
                })
                .run();
        Nesting.check(value, input.limits().nesting());
        return value;
    }

    /** Joblib reads arrays of objects by pickle alone, so there are no further arrays behind them. */
    private PyValue inner() throws IOException {
        return new PickleMachine(input, allowed, log, _ -> {
                    throw input.broken("pickle.broken-file-array");
                })
                .run();
    }
}
