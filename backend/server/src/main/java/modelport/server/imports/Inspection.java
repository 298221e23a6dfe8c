package modelport.server.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import modelport.contract.Message;
import modelport.contract.processing.Processing;
import modelport.contract.registry.Facts;
import modelport.contract.registry.Samples;
import modelport.contract.registry.Signature;
import modelport.contract.registry.VersionFile;
import modelport.server.imports.internal.ImportOrder;
import modelport.server.imports.internal.ImportResult;
import modelport.server.imports.internal.ImportTask;
import modelport.server.jobs.ChildTask;
import modelport.server.jobs.PermanentFailure;
import org.jspecify.annotations.Nullable;

/**
 * What an import would find out about files that were made here; kept until they become a version.
 *
 * @param scannerVersion of the scan that gave the verdicts
 * @param files every file, with its verdict
 * @param mainFile path of the file that is loaded
 * @param format what it is
 * @param signature what it takes and gives
 * @param facts what is in its graph
 */
public record Inspection(
        int scannerVersion, List<VersionFile> files, String mainFile, String format, Signature signature, Facts facts) {
    /** The folder, in the one that was given, where the files lie under their paths. */
    public static final String FILES = ImportResult.FILES;

    private static final ImportOrder.Limits NO_ARCHIVES = new ImportOrder.Limits(1_000_000, 1, 0);

    public Inspection {
        files = List.copyOf(files);
    }

    /** The same with another signature. */
    public Inspection with(Signature other) {
        return new Inspection(scannerVersion, files, mainFile, format, other, facts);
    }

    /**
     * Scans files and lets the model run, in this process, which should be one of its own; throws
     * {@link PermanentFailure} where an import would refuse them.
     *
     * @param files by their paths in the version
     * @param samples to try the model with, if there are any
     * @param parameters what was said about the model
     * @param folder where {@link #FILES} is made
     */
    public static Inspection of(
            Map<String, Path> files, @Nullable Samples samples, Map<String, Object> parameters, Path folder)
            throws IOException {
        return of(files, samples, parameters, null, folder);
    }

    /**
     * The same for a version whose processing is known.
     *
     * @param processing how requests become inputs
     */
    public static Inspection of(
            Map<String, Path> files,
            @Nullable Samples samples,
            Map<String, Object> parameters,
            @Nullable Processing processing,
            Path folder)
            throws IOException {
        var incoming = new ArrayList<ImportOrder.Incoming>();
        for (Map.Entry<String, Path> file : files.entrySet()) {
            String path = file.getValue().toAbsolutePath().toString();
            incoming.add(new ImportOrder.Incoming(file.getKey(), path, Files.size(file.getValue()), null));
        }
        var order = new ImportOrder(incoming, samples, parameters, processing, NO_ARCHIVES);
        ImportResult result = ImportTask.run(order, new Silence(folder));
        Message refusal = result.refusal();
        if (refusal != null) {
            throw new PermanentFailure(refusal);
        }
        ImportResult.Found model = Objects.requireNonNull(result.model());
        return new Inspection(
                result.scannerVersion(),
                result.files(),
                model.mainFile(),
                model.format(),
                model.signature(),
                model.facts());
    }

    /** Whoever asks says by itself how far it is. */
    private record Silence(Path folder) implements ChildTask.Report {
        @Override
        public void progress(double done, Message step) {}

        @Override
        public void log(String text) {}

        @Override
        public void partial(Object found) {}

        @Override
        public <T> T quietly(Callable<T> measuring) throws Exception {
            return measuring.call();
        }
    }
}
