package modelport.server.evaluation.internal;

import modelport.contract.Message;
import modelport.evaluation.Progress;
import modelport.server.jobs.ChildTask;

/** Says how many rows are measured, not more often than anybody can see. */
final class Steps implements Progress {
    private static final long PAUSE_NANOS = 250_000_000;

    private final ChildTask.Report report;
    private final double from;
    private final double to;
    private long said = System.nanoTime() - PAUSE_NANOS;

    Steps(ChildTask.Report report, double from, double to) {
        this.report = report;
        this.from = from;
        this.to = to;
    }

    @Override
    public boolean goOn(long done, long total) {
        long now = System.nanoTime();
        if (now - said >= PAUSE_NANOS) {
            said = now;
            double share = total == 0 ? 1 : (double) done / total;
            report.progress(
                    from + share * (to - from),
                    Message.of("evaluation.measuring", "done", Long.toString(done), "total", Long.toString(total)));
        }
        return true;
    }
}
