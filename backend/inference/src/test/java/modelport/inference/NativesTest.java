package modelport.inference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativesTest {
    @Test
    void a_process_loads_them_from_the_folder_and_a_later_one_finds_them_there(@TempDir Path folder) throws Exception {
        String first = loadedBy(folder);
        List<Path> unpacked = files(folder);
        FileTime time = Files.getLastModifiedTime(unpacked.getFirst());

        String second = loadedBy(folder);

        assertThat(first).contains("libonnxruntime.so").contains("libtokenizers.so");
        assertThat(second).isEqualTo(first);
        assertThat(files(folder))
                .isEqualTo(unpacked)
                .noneMatch(file -> file.toString().endsWith(".part"));
        assertThat(Files.getLastModifiedTime(unpacked.getFirst())).isEqualTo(time);
    }

    /** Natives mapped into a new process, all of them under {@code folder}. */
    private static String loadedBy(Path folder) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Maps.class.getName(),
                        folder.toString(),
                        TestModels.miniLm("all-minilm-l6-v2-tokenizer.json").toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return output;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** Run by the test in a process of its own. */
    static final class Maps {
        private Maps() {}

        public static void main(String[] args) throws IOException {
            Path folder = Path.of(args[0]).toRealPath();
            Natives.unpackTo(folder);
            Engines.start();
            TextTokenizer.load(Path.of(args[1]), 8).close();
            try (Stream<String> maps = Files.lines(Path.of("/proc/self/maps"))) {
                maps.map(line -> line.replaceAll("^.* ", ""))
                        .filter(file -> file.contains("onnxruntime") || file.contains("tokenizers.so"))
                        .distinct()
                        .filter(file -> !file.endsWith(".jar"))
                        .peek(file -> {
                            if (!file.startsWith(folder.toString())) {
                                throw new IllegalStateException(file + " is not from " + folder);
                            }
                        })
                        .sorted()
                        .forEach(System.out::println);
            }
        }
    }
}
