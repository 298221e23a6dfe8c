package modelport.server.imports.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import modelport.contract.Message;
import modelport.contract.registry.Verdict;
import modelport.contract.registry.VersionFile;
import modelport.formats.FileKinds;
import modelport.formats.ModelFiles;
import modelport.formats.ScannedFile;
import modelport.onnx.OnnxLimits;
import modelport.onnx.RefusedException;
import modelport.server.database.Json;
import modelport.server.jobs.ChildTask;
import tools.jackson.databind.JsonNode;

/** Looks at the files of a version with today's scanner, in a process of its own. */
public final class RescanTask implements ChildTask {
    @Override
    public String kind() {
        return "rescan";
    }

    @Override
    public RescanResult run(JsonNode input, Report report) throws IOException {
        RescanOrder order = Json.MAPPER.treeToValue(input, RescanOrder.class);
        report.progress(0, Message.of("imports.scanning"));
        var brought = new TreeSet<>(order.files().keySet());
        var files = new ArrayList<VersionFile>();
        // The scan would make a graph of the source again; the one that is stored is looked at by itself.
        String made = order.made();
        if (made != null && brought.remove(made)) {
            // Large weights were made with it, into a file of their own.
            String data = made + ".data";
            List<String> both = brought.remove(data) ? List.of(made, data) : List.of(made);
            files.addAll(judge(order, both, report.folder().resolve("made")));
        }
        files.addAll(judge(order, brought, report.folder().resolve("brought")));
        return new RescanResult(ModelFiles.SCANNER_VERSION, files);
    }

    private static List<VersionFile> judge(RescanOrder order, Collection<String> paths, Path folder)
            throws IOException {
        Path stored = Path.of(order.folder());
        for (String path : paths) {
            Placing.put(stored.resolve(path), folder.resolve(path));
        }
        try {
            return ModelFiles.scan(folder, OnnxLimits.defaults(), Manifest.parts(order.processing())).files().stream()
                    .filter(file -> paths.contains(file.path()))
                    .map(file -> verdict(order, file))
                    .toList();
        } catch (RefusedException refused) {
            return refused(order, paths, folder, Reasons.of(refused.refusal()));
        }
    }

    private static VersionFile verdict(RescanOrder order, ScannedFile file) {
        return Verdicts.of(file, order.files().getOrDefault(file.path(), ""));
    }

    private static List<VersionFile> refused(RescanOrder order, Collection<String> paths, Path folder, Message reason)
            throws IOException {
        var files = new ArrayList<VersionFile>();
        for (String path : paths) {
            Path file = folder.resolve(path);
            files.add(new VersionFile(
                    path,
                    Files.size(file),
                    order.files().getOrDefault(path, ""),
                    FileKinds.detect(file).code(),
                    Verdict.REFUSED,
                    reason,
                    List.of()));
        }
        return files;
    }
}
