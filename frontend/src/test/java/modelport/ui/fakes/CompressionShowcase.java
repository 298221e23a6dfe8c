package modelport.ui.fakes;

import java.util.List;
import java.util.UUID;
import modelport.contract.Message;
import modelport.contract.Slug;
import modelport.contract.compression.Candidate;
import modelport.contract.compression.Compression;
import modelport.contract.compression.CompressionData;
import modelport.contract.compression.CompressionLimits;
import modelport.contract.compression.NewCompression;
import modelport.contract.compression.Promotion;
import modelport.contract.datasets.DatasetChoice;
import org.jspecify.annotations.Nullable;

/** A team's searches as they might be on some day: done, stopped, failed, without a find, and one that runs. */
final class CompressionShowcase {
    private static final Slug PROJECT = new Slug("storefront");
    private static final Slug ROUTER = new Slug("support-router");
    private static final Slug TICKETS = new Slug("tickets-2026-q2");

    private final FakeCompressions compressions;
    private final FakeJobs jobs;

    private CompressionShowcase(FakeModelport platform) {
        compressions = platform.compressions;
        jobs = platform.jobs;
    }

    static void fill(FakeModelport platform) {
        new CompressionShowcase(platform).fill();
    }

    private void fill() {
        UUID failed = start(12, null, CompressionLimits.none());
        compressions.steps(failed, 4);
        compressions.fail(failed, Message.of("jobs.child-out-of-memory", "megabytes", "768"));
        UUID none = start(
                13, List.of("neurons-50", "low-rank-50", "half-storage"), new CompressionLimits(0.4, 0.005, 1.0, null));
        compressions.steps(none, 9);
        UUID stopped = start(13, null, new CompressionLimits(null, 0.01, null, null));
        compressions.steps(stopped, 8);
        jobs.cancel(compressions.get(PROJECT, stopped).job());
        compressions.get(PROJECT, stopped);
        UUID done = start(14, null, new CompressionLimits(null, 0.005, 1.0, true));
        Compression found = compressions.steps(done, 20);
        Candidate blocks = found.candidates().get(1);
        compressions.promote(PROJECT, done, blocks.id(), Promotion.plain());
        UUID running = start(14, null, new CompressionLimits(0.5, 0.01, 1.0, null));
        compressions.steps(running, 4);
    }

    private UUID start(int version, @Nullable List<String> recipes, CompressionLimits limits) {
        var data = new CompressionData(new DatasetChoice(TICKETS, 2), null);
        return compressions
                .create(PROJECT, ROUTER, version, new NewCompression(recipes, data, limits))
                .compression()
                .id();
    }
}
