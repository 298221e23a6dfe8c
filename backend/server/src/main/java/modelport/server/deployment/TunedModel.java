package modelport.server.deployment;

import ai.onnx.proto.OnnxMl.ModelProto;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import modelport.contract.registry.Signature;
import modelport.onnx.tuning.ParameterEdit;
import modelport.server.database.Json;

/**
 * A version as its release wants it: with other values of parameters that may change without training. Without any, it
 * is the version itself.
 *
 * @param parameters all that the release asks for: the gateway takes models with others for others
 */
record TunedModel(Path file, Path folder, Signature signature, Map<String, String> parameters) {
    private static final int NAME_BYTES = 8;

    /** The version in {@code folder}, or a copy of it beside that differs in its main file. */
    static TunedModel of(Path folder, Route route) {
        Map<String, Object> tuned = new TreeMap<>(route.parameters());
        tuned.keySet()
                .retainAll(route.signature().parameters().stream()
                        .map(parameter -> parameter.name())
                        .collect(Collectors.toSet()));
        Map<String, String> told = route.parameters().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> String.valueOf(entry.getValue())));
        try {
            Path home = tuned.isEmpty() ? folder : edited(folder, route.mainFile(), tuned);
            Path file = home.resolve(route.mainFile());
            Signature signature = tuned.isEmpty() ? route.signature() : AddedOutputs.to(route.signature(), read(file));
            return new TunedModel(file, home, signature, told);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Made once for each set of values; the other files are the same bytes under another name. */
    private static Path edited(Path folder, String mainFile, Map<String, Object> values) throws IOException {
        Path home = folder.resolveSibling(folder.getFileName() + "-" + name(values));
        Path target = home.resolve(mainFile);
        if (Files.exists(target)) {
            return home;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path source : files.filter(Files::isRegularFile).toList()) {
                Path other = home.resolve(folder.relativize(source).toString());
                Files.createDirectories(other.resolveSibling("."));
                if (!other.equals(target) && !Files.exists(other)) {
                    Files.createLink(other, source);
                }
            }
        }
        byte[] model =
                ParameterEdit.apply(read(folder.resolve(mainFile)), values).toByteArray();
        Path half = Files.write(Files.createTempFile(home, "half", ".onnx"), model);
        Files.move(half, target, StandardCopyOption.ATOMIC_MOVE);
        return home;
    }

    private static ModelProto read(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            return ModelProto.parseFrom(bytes);
        }
    }

    private static String name(Map<String, Object> values) {
        byte[] json = new Json(values).text().getBytes(StandardCharsets.UTF_8);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(json);
            return HexFormat.of().formatHex(digest, 0, NAME_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
