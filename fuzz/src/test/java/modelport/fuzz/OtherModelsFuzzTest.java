package modelport.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import modelport.formats.FileKind;
import modelport.formats.OtherModel;
import modelport.formats.gguf.GgufFiles;
import modelport.formats.savedmodel.SavedModels;
import modelport.formats.tflite.TfliteFiles;
import modelport.formats.torch.TorchFiles;
import modelport.onnx.RefusedException;

class OtherModelsFuzzTest {
    private interface Reader {
        OtherModel inspect(Path file) throws IOException;
    }

    @FuzzTest(maxDuration = "10m")
    void any_torchscript_is_understood_or_refused(byte[] bytes) throws IOException {
        read(bytes, file -> TorchFiles.inspect(file, FileKind.TORCHSCRIPT));
    }

    @FuzzTest(maxDuration = "10m")
    void any_legacy_file_of_pytorch_is_understood_or_refused(byte[] bytes) throws IOException {
        read(bytes, file -> TorchFiles.inspect(file, FileKind.PYTORCH_LEGACY));
    }

    @FuzzTest(maxDuration = "10m")
    void any_savedmodel_is_understood_or_refused(byte[] bytes) throws IOException {
        read(bytes, SavedModels::inspect);
    }

    @FuzzTest(maxDuration = "10m")
    void any_gguf_file_is_understood_or_refused(byte[] bytes) throws IOException {
        read(bytes, GgufFiles::inspect);
    }

    @FuzzTest(maxDuration = "10m")
    void any_tensorflow_lite_file_is_understood_or_refused(byte[] bytes) throws IOException {
        read(bytes, TfliteFiles::inspect);
    }

    private static void read(byte[] bytes, Reader reader) throws IOException {
        Path file = Files.createTempFile("fuzz", ".model");
        try {
            assertThat(reader.inspect(Files.write(file, bytes))).isNotNull();
        } catch (RefusedException refused) {
            assertThat(refused.refusal().code()).contains(".");
        } finally {
            Files.delete(file);
        }
    }
}
