package modelport.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchivesTest {
    private static final String LONG_NAME = "a".repeat(120) + "/" + "b".repeat(120) + ".txt";

    @TempDir
    private Path folder;

    private Path target;

    @BeforeEach
    void makeTarget() throws IOException {
        target = Files.createDirectory(folder.resolve("target"));
    }

    @Test
    void a_zip_is_unpacked() throws Exception {
        unpack(Samples.zip(Map.of("model.onnx", Samples.onnx(), "data/a.txt", Samples.text("hello"))));

        assertThat(Samples.files(target)).containsExactly("data/a.txt", "model.onnx");
        assertThat(target.resolve("model.onnx")).hasBinaryContent(Samples.onnx());
        assertThat(target.resolve("data/a.txt")).hasContent("hello");
    }

    @Test
    void a_tar_gz_is_unpacked_with_long_names_in_both_dialects() throws Exception {
        for (int dialect : new int[] {TarArchiveOutputStream.LONGFILE_POSIX, TarArchiveOutputStream.LONGFILE_GNU}) {
            Path into = Files.createDirectory(folder.resolve("target" + dialect));
            var files = Map.of(
                    "model.onnx", Samples.onnx(), LONG_NAME, Samples.text("hello"), "模型/标签.txt", Samples.text("猫"));

            Archives.unpack(write(Samples.gzip(Samples.tar(files, dialect))), into, ArchiveLimits.defaults());

            assertThat(Samples.files(into)).containsExactlyInAnyOrder("model.onnx", LONG_NAME, "模型/标签.txt");
            assertThat(into.resolve("模型/标签.txt")).hasContent("猫");
        }
    }

    @Test
    void the_one_folder_around_everything_is_taken_off() throws Exception {
        unpack(Samples.zip(Map.of(
                "bert/model.onnx", Samples.onnx(),
                "bert/bert", Samples.text("the folder’s own name"),
                "__MACOSX/bert/._model.onnx", new byte[3])));

        assertThat(Samples.files(target)).containsExactly("bert", "model.onnx");
    }

    @Test
    void a_tar_of_the_current_folder_is_unpacked() throws Exception {
        var bytes = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(bytes)) {
            for (String name : List.of("./", "./data/", "./data/model.onnx", "./notes.txt")) {
                tar.putArchiveEntry(new TarArchiveEntry(name));
                tar.closeArchiveEntry();
            }
        }

        unpack(Samples.gzip(bytes.toByteArray()));

        assertThat(Samples.files(target)).containsExactly("data/model.onnx", "notes.txt");
    }

    @Test
    void names_in_the_encoding_of_chinese_windows_are_read() throws Exception {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes, Charset.forName("GBK"))) {
            zip.putNextEntry(new java.util.zip.ZipEntry("标签.txt"));
            zip.write(Samples.text("猫"));
            zip.closeEntry();
        }

        unpack(bytes.toByteArray());

        assertThat(Samples.files(target)).containsExactly("标签.txt");
    }

    @Test
    void entries_are_read_with_sizes_of_eight_bytes_and_with_sizes_after_them() throws Exception {
        var channel = new SeekableInMemoryByteChannel();
        try (var zip = new ZipArchiveOutputStream(channel)) {
            zip.setUseZip64(Zip64Mode.Always);
            add(zip, "seekable.txt");
        }
        var streamed = new ByteArrayOutputStream();
        try (var zip = new ZipArchiveOutputStream(streamed)) {
            zip.setUseZip64(Zip64Mode.Always);
            add(zip, "streamed.txt");
        }

        unpack(Arrays.copyOf(channel.array(), (int) channel.size()));
        Archives.unpack(write(streamed.toByteArray()), target, ArchiveLimits.defaults());

        assertThat(Samples.files(target)).containsExactly("seekable.txt", "streamed.txt");
    }

    @Test
    void model_files_that_are_zip_files_inside_are_no_archives_in_archives() throws Exception {
        byte[] keras = Samples.zip(
                Map.of("config.json", new byte[2], "metadata.json", new byte[2], "model.weights.h5", new byte[2]));

        unpack(Samples.zip(Map.of("model.keras", keras)));

        assertThat(Samples.files(target)).containsExactly("model.keras");
    }

    private static void add(ZipArchiveOutputStream zip, String name) throws IOException {
        zip.putArchiveEntry(new ZipArchiveEntry(name));
        zip.write(Samples.text("hello"));
        zip.closeArchiveEntry();
    }

    private void unpack(byte[] archive) throws IOException {
        Archives.unpack(write(archive), target, ArchiveLimits.defaults());
    }

    private Path write(byte[] archive) throws IOException {
        return Files.write(folder.resolve("archive"), archive);
    }
}
