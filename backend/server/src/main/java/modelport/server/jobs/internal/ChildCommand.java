package modelport.server.jobs.internal;

import java.nio.file.Path;
import java.time.Duration;
import modelport.engines.process.ChildJvm;
import modelport.server.jobs.ChildOrder;

/** How the child of a job is started. */
final class ChildCommand {
    /** A child that ends soon is not worth the optimizing compiler. */
    private static final Duration SHORT = Duration.ofMinutes(10);

    private ChildCommand() {}

    static ProcessBuilder of(ChildOrder order, Path folder) {
        ChildJvm child = ChildJvm.in(folder).options("-Xmx" + order.heapMegabytes() + "m");
        if (order.limit().compareTo(SHORT) <= 0) {
            child.options("-XX:TieredStopAtLevel=1");
        }
        return child.builder(ChildMain.class.getName());
    }
}
