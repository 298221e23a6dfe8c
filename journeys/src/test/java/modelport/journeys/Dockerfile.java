package modelport.journeys;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** Follows a Dockerfile without a container engine: each stage is a folder, and every path of it lies in there. */
final class Dockerfile {
    private final Path context;
    private final Path scratch;
    private final Map<String, String> tools;
    private final Map<String, Path> stages = new LinkedHashMap<>();
    private final Map<String, String> environment = new HashMap<>();
    private final Map<String, List<String>> commands = new HashMap<>();
    private Path root;
    private Path folder;

    Dockerfile(Path context, Path scratch, Map<String, String> tools) {
        this.context = context;
        this.scratch = scratch;
        this.root = scratch;
        this.folder = scratch;
        this.tools = tools;
    }

    /** Does every step; fails at one that it does not know. */
    Dockerfile follow() throws IOException, InterruptedException {
        String text = Files.readString(context.resolve("Dockerfile")).replace("\\\n", " ");
        for (String line : text.lines()
                .filter(each -> !each.isBlank() && !each.startsWith("#"))
                .toList()) {
            String[] parts = line.split("\\s+", 2);
            step(parts[0], parts[1]);
        }
        return this;
    }

    /** Where a path of the finished image lies here. */
    Path path(String inImage) {
        return root.resolve(inImage.substring(1));
    }

    /** The ENTRYPOINT, or the CMD of the HEALTHCHECK. */
    List<String> command(String instruction) {
        var command = new ArrayList<>(commands.getOrDefault(instruction, List.of()));
        command.set(0, path(command.getFirst()).toString());
        return command;
    }

    Map<String, String> environment() {
        return Map.copyOf(environment);
    }

    private void step(String instruction, String rest) throws IOException, InterruptedException {
        switch (instruction) {
            case "FROM" -> begin(rest);
            case "WORKDIR" -> folder = Files.createDirectories(path(rest));
            case "COPY" -> copy(rest);
            case "RUN" -> run(rest);
            case "ENV" ->
                Arrays.stream(rest.split("\\s+", -1))
                        .map(each -> each.split("=", 2))
                        .forEach(each -> environment.put(
                                each[0], each[1].startsWith("/") ? path(each[1]).toString() : each[1]));
            case "ENTRYPOINT" -> commands.put(instruction, words(rest));
            case "HEALTHCHECK" -> commands.put(instruction, words(rest.substring(rest.indexOf('['))));
            case "USER", "EXPOSE", "VOLUME" -> {
                // Say something about the container, and nothing about its files.
            }
            default -> throw new IllegalArgumentException("a step that this test does not follow: " + instruction);
        }
    }

    private void begin(String rest) throws IOException {
        String[] words = rest.split("\\s+", -1);
        String name = words.length == 3 ? words[2] : "last";
        root = Files.createDirectories(scratch.resolve(name));
        folder = root;
        stages.put(name, root);
        environment.clear();
    }

    private void copy(String rest) throws IOException {
        Path from = context;
        var paths = new ArrayList<String>();
        for (String word : rest.split("\\s+", -1)) {
            if (word.startsWith("--from=")) {
                from = Objects.requireNonNull(stages.get(word.substring("--from=".length())));
            } else if (!word.startsWith("--")) {
                paths.add(word);
            }
        }
        String last = paths.removeLast();
        Path target = last.startsWith("/") ? path(last) : folder.resolve(last).normalize();
        for (String each : paths) {
            Path source = from.resolve(each.startsWith("/") ? each.substring(1) : each)
                    .normalize();
            boolean into = last.endsWith("/") && !Files.isDirectory(source);
            copy(source, into ? target.resolve(source.getFileName()) : target, from.equals(context));
        }
    }

    private void copy(Path source, Path target, boolean fromContext) throws IOException {
        Set<String> ignored = fromContext ? ignored() : Set.of();
        Files.walkFileTree(source, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path each, BasicFileAttributes attributes) throws IOException {
                if (isIgnored(each)) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(target.resolve(source.relativize(each).toString()));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path each, BasicFileAttributes attributes) throws IOException {
                if (!isIgnored(each)) {
                    Path copy = target.resolve(source.relativize(each).toString());
                    Files.createDirectories(copy.getParent());
                    Files.copy(each, copy, StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
                }
                return FileVisitResult.CONTINUE;
            }

            private boolean isIgnored(Path each) {
                return ignored.contains(context.relativize(each).toString())
                        || ignored.contains("**/" + each.getFileName());
            }
        });
    }

    private Set<String> ignored() throws IOException {
        return Files.readAllLines(context.resolve(".dockerignore")).stream()
                .filter(line -> !line.isBlank())
                .collect(Collectors.toSet());
    }

    private void run(String command) throws IOException, InterruptedException {
        Path log = scratch.resolve("run.log");
        var builder = new ProcessBuilder("bash", "-ec", command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(tools);
        Process process = builder.start();
        boolean ended = process.waitFor(15, TimeUnit.MINUTES);
        if (!ended || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IllegalStateException("RUN " + command + " failed:\n" + Files.readString(log));
        }
    }

    private static List<String> words(String json) {
        return List.of(JsonMapper.shared().readValue(json, String[].class));
    }
}
