package modelport.formats.pickle;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/** Several pickles one right after the other in one file, and perhaps other bytes behind them. */
public final class PickleSeries implements Closeable {
    private final PickleSource source;
    private final PickleInput input;
    private final AllowList allowed;
    private final PickleLog log;

    private PickleSeries(PickleSource source, AllowList allowed, PickleLimits limits, PickleLog log) {
        this.source = source;
        this.input = new PickleInput(source.content(), source.size(), limits);
        this.allowed = allowed;
        this.log = log;
    }

    /** Opens a file at its beginning. */
    public static PickleSeries open(Path file, AllowList allowed, PickleLimits limits) throws IOException {
        var log = new PickleLog();
        return new PickleSeries(PickleSource.open(file, limits, log), allowed, limits, log);
    }

    /** The next value. */
    public PyValue next() throws IOException {
        return PickleReader.one(input, allowed, log);
    }

    /** How many bytes were read. */
    public long position() {
        return input.position();
    }

    /** What was seen so far. */
    public PickleReport report() {
        return log.report(allowed);
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
