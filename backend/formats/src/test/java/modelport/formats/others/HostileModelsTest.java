package modelport.formats.others;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import modelport.formats.ModelFiles;
import modelport.formats.ScannedModel;
import modelport.onnx.OnnxLimits;
import modelport.onnx.Refusal;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that would do harm if anybody ran them, or that lie about themselves. */
class HostileModelsTest {
    private static final Path SCRIPT = Path.of("../../fixtures/torch/mlp_scripted.pt");
    private static final String CODE = "code/__torch__/torch/nn/modules/activation.py";

    @TempDir
    Path folder;

    @SuppressWarnings("ArrayRecordComponent")
    record Hostile(String file, byte[] bytes, String code, String named) {
        @Override
        public String toString() {
            return file + " " + code + " " + named;
        }
    }

    static Stream<Hostile> files() throws IOException {
        return Stream.of(scripts(), savedModels(), ggufs(), tflites()).flatMap(stream -> stream);
    }

    private static Stream<Hostile> scripts() throws IOException {
        return Stream.of(
                script("return torch.from_file(\"/etc/passwd\", False, 10)", "torch.forbidden-operator", "from_file"),
                script("return (input).from_file(\"/etc/passwd\")", "torch.forbidden-operator", "from_file"),
                script("return torch.save(input, \"/tmp/x\")", "torch.forbidden-operator", "save"),
                script("f = torch\n    return f.relu(input)", "torch.unreadable-code", "torch"),
                script("return ops.inductor.run(input)", "torch.unknown-operator", "inductor::run"),
                script("return ops.aten.from_file(input)", "torch.forbidden-operator", "from_file"),
                script("return torch.not_an_operator(input)", "torch.unknown-operator", "aten::not_an_operator"),
                script("return getattr(input, \"\\x66rom_file\")(\"/etc/passwd\")", "torch.unreadable-code", "getattr"),
                script("return rpc_async(\"w\", input)", "torch.forbidden-operator", "rpc_async"),
                script("c : __torch__.torch.classes.fb.FileReader = self.c", "torch.native-class", "FileReader"),
                script("return (input).\u0441pu()", "torch.unreadable-code", "U+441"),
                new Hostile("two.pt", twoFolders(), "torch.broken-file-layout", ""),
                new Hostile("twice.pt", changed("mlp_scripted/DATA.pkl", "x"), "formats.archive-name-twice", "DATA"),
                new Hostile(
                        "object.pt",
                        changed("mlp_scripted/constants.pkl", "cposix\nsystem\n(S'true'\ntR."),
                        "pickle.forbidden-call",
                        "posix.system"));
    }

    private static Hostile script(String line, String code, String named) throws IOException {
        String source = """
                class ReLU(Module):
                  __parameters__ = []
                  def forward(self: __torch__.ReLU,
                    input: Tensor) -> Tensor:
                    %s
                """.formatted(line);
        return new Hostile("script.pt", changed("mlp_scripted/" + CODE, source), code, named);
    }

    private static Stream<Hostile> savedModels() {
        byte[] cut = SavedModelFile.of("Relu").build();
        cut[3] = (byte) 0xff;
        return Stream.of(
                saved(SavedModelFile.of("ReadFile"), "savedmodel.forbidden-operator", "ReadFile"),
                saved(SavedModelFile.of("Relu").node("z", "WriteFile"), "savedmodel.forbidden-operator", "WriteFile"),
                saved(SavedModelFile.of("Relu").calling("z", "PyFunc"), "savedmodel.forbidden-operator", "PyFunc"),
                saved(
                        SavedModelFile.of("Relu").calling("z", "MatchingFiles"),
                        "savedmodel.forbidden-operator",
                        "MatchingFiles"),
                saved(
                        SavedModelFile.of("Relu").calling("z", "SaveV2").output("z:0"),
                        "savedmodel.forbidden-operator",
                        "SaveV2"),
                saved(SavedModelFile.of("MyCustomOp"), "savedmodel.unknown-operator", "MyCustomOp"),
                saved(SavedModelFile.of("Relu").tag("train"), "savedmodel.no-serving", ""),
                saved(SavedModelFile.of("Relu").node("v", "VarHandleOp"), "savedmodel.no-variables", ""),
                saved(SavedModelFile.of("Relu").asset("../../etc/passwd"), "savedmodel.asset", "etc/passwd"),
                saved(SavedModelFile.of("Relu").node("y", "Relu"), "savedmodel.broken-file-twice", "y"));
    }

    private static Hostile saved(SavedModelFile file, String code, String named) {
        // Kinds are told by the word that every SavedModel has.
        return new Hostile("saved_model.pb", file.asset("serve.txt").build(), code, named);
    }

    private static Stream<Hostile> ggufs() {
        return Stream.of(
                gguf(new GgufFile(3, Long.MAX_VALUE, 0), "gguf.resource-limit", ""),
                gguf(new GgufFile(3, 0, -1), "gguf.resource-limit", ""),
                gguf(new GgufFile(99, 0, 0), "gguf.version", "99"),
                gguf(new GgufFile(3, 0, 1).eight(Long.MAX_VALUE), "gguf.broken-file-truncated", ""),
                gguf(
                        new GgufFile(3, 0, 1).text("a").four(9).four(8).eight(9_000_000),
                        "gguf.broken-file-truncated",
                        ""),
                gguf(new GgufFile(3, 0, 1).text("a").four(77), "gguf.broken-file-type", ""),
                gguf(new GgufFile(3, 0, 2).entry("a", "1").entry("a", "2"), "gguf.broken-file-twice", "a"),
                gguf(new GgufFile(3, 1, 0).tensor("w", 0, 1L << 40, 8), "gguf.broken-file-truncated", ""),
                gguf(new GgufFile(3, 1, 0).tensor("w", 0, 0, Long.MAX_VALUE / 2, 8), "gguf.broken-file-tensor", "w"),
                gguf(new GgufFile(3, 1, 0).tensor("w", 0, 7, 8), "gguf.broken-file-alignment", ""),
                new Hostile(
                        "model.gguf",
                        new GgufFile(3, 2, 0)
                                .tensor("v", 0, 0, 8)
                                .tensor("w", 0, 0, 8)
                                .data(64),
                        "gguf.broken-file-alignment",
                        ""));
    }

    private static Hostile gguf(GgufFile file, String code, String named) {
        return new Hostile("model.gguf", file.build(), code, named);
    }

    private static Stream<Hostile> tflites() {
        byte[] far = OtherModelsTest.TfliteFile.relu();
        far[0] = far[1] = far[2] = far[3] = (byte) 0xff;
        byte[] short8 = java.util.Arrays.copyOf(OtherModelsTest.TfliteFile.relu(), 12);
        return Stream.of(
                new Hostile("far.tflite", far, "tflite.broken-file", ""),
                new Hostile("short.tflite", short8, "tflite.broken-file", ""));
    }

    @ParameterizedTest
    @MethodSource("files")
    void a_hostile_file_is_refused_by_name(Hostile hostile) throws IOException {
        Files.write(folder.resolve(hostile.file), hostile.bytes);

        ScannedModel scanned = ModelFiles.scan(folder, OnnxLimits.defaults());

        assertThat(scanned.outcome()).isInstanceOf(ScannedModel.Refused.class);
        Refusal refusal = ((ScannedModel.Refused) scanned.outcome()).refusal();
        assertThat(refusal.code()).isEqualTo(hostile.code);
        assertThat(refusal.args().toString()).contains(hostile.named);
    }

    private static byte[] twoFolders() throws IOException {
        Map<String, byte[]> entries = entries();
        entries.put("other/data.pkl", new byte[1]);
        return zip(entries);
    }

    private static byte[] changed(String name, String content) throws IOException {
        Map<String, byte[]> entries = entries();
        entries.put(name, content.getBytes(StandardCharsets.UTF_8));
        return zip(entries);
    }

    private static Map<String, byte[]> entries() throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (var zip = new ZipFile(SCRIPT.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                try (InputStream content = zip.getInputStream(entry)) {
                    entries.put(entry.getName(), content.readAllBytes());
                }
            }
        }
        return entries;
    }

    /** Nothing is packed, as PyTorch has it. */
    private static byte[] zip(Map<String, byte[]> entries) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.setMethod(ZipOutputStream.STORED);
            for (var entry : entries.entrySet()) {
                var checksum = new CRC32();
                checksum.update(entry.getValue());
                var head = new ZipEntry(entry.getKey());
                head.setSize(entry.getValue().length);
                head.setCrc(checksum.getValue());
                zip.putNextEntry(head);
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
