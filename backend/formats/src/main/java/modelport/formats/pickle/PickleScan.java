package modelport.formats.pickle;

import java.io.IOException;
import java.nio.file.Path;
import modelport.onnx.Refusal;
import modelport.onnx.RefusedException;

/** The outcome of reading a pickle, and what the reader saw. */
public sealed interface PickleScan {
    PickleReport report();

    /** A value that holds nothing but data. */
    record Read(PyValue value, PickleReport report) implements PickleScan {}

    /** No value; the report ends where the reader stopped. */
    record Refused(Refusal refusal, PickleReport report) implements PickleScan {}

    /** Reads bytes as one pickle. */
    static PickleScan scan(byte[] bytes, AllowList allowed, PickleLimits limits) throws IOException {
        var log = new PickleLog();
        try (PickleSource source = PickleSource.of(bytes)) {
            PyValue value = new PickleReader(source, allowed, limits, log).read();
            return new Read(value, log.report(allowed));
        } catch (RefusedException refused) {
            return new Refused(refused.refusal(), log.report(allowed));
        }
    }

    /** Reads a file, compressed or not, as a pickle. */
    static PickleScan scan(Path file, AllowList allowed, PickleLimits limits) throws IOException {
        var log = new PickleLog();
        try (PickleSource source = PickleSource.open(file, limits, log)) {
            PyValue value = new PickleReader(source, allowed, limits, log).read();
            return new Read(value, log.report(allowed));
        } catch (RefusedException refused) {
            return new Refused(refused.refusal(), log.report(allowed));
        }
    }
}
