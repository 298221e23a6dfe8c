package modelport.formats.keras;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.ByteString;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import modelport.formats.FileKind;

/** Files of Keras 3 that are wrong in one way each. */
final class HostileArchives {
    private static final String CONFIG = "config.json";
    private static final String METADATA = "metadata.json";
    private static final String WEIGHTS = "model.weights.h5";

    private HostileArchives() {}

    static List<HostileFile> all() {
        List<HostileFile> all = new ArrayList<>();
        byte[] good = zip(parts());
        add(all, "formats.archive-truncated", "cut off", Arrays.copyOf(good, good.length / 2));
        add(all, "formats.archive-name", "a file outside", zip(with("../outside.txt", "out")));
        add(all, "formats.archive-name", "a file from the root", zip(with("/etc/cron.d/x", "out")));
        add(
                all,
                "formats.archive-name-twice",
                "two descriptions",
                renamed(with("config.jsoX", "{}"), "config.jsoX", CONFIG));
        add(all, "formats.archive-name-twice", "a description in capitals", zip(with("Config.json", "{}")));
        add(all, "formats.archive-ratio", "a bomb", zip(with("assets/zeros", "\0".repeat(200 << 20))));
        add(
                all,
                "formats.archive-nested",
                "an archive inside",
                zip(with("assets/inner.zip", new String(zip(Map.of("a", new byte[1])), ISO_8859_1))));
        add(all, "formats.archive-entries", "very many files", many());
        add(all, "keras.file-missing", "no weights", zip(without(WEIGHTS)));
        add(all, "keras.file-missing", "no description", zip(without(CONFIG)));
        add(all, "hdf5.truncated", "weights that are text", zip(with(WEIGHTS, "weights")));
        add(all, "keras.release", "a release that is not yet", zip(with(METADATA, "{\"keras_version\": \"9.1\"}")));
        add(all, "keras.config-broken", "a description that is Python", zip(with(CONFIG, "{'class_name': 'Model'}")));
        add(all, "keras.weight-missing", "weights of another model", good);
        for (HostileConfigs config : HostileConfigs.all()) {
            add(all, config.code(), config.name(), zip(with(CONFIG, config.json()), Deflater.NO_COMPRESSION));
        }
        return all;
    }

    private static void add(List<HostileFile> all, String code, String name, byte[] bytes) {
        all.add(new HostileFile(code, name, FileKind.KERAS_V3, ByteString.copyFrom(bytes)));
    }

    private static Map<String, byte[]> parts() {
        var parts = new LinkedHashMap<String, byte[]>();
        parts.put(METADATA, "{\"keras_version\": \"3.15.1\"}".getBytes(UTF_8));
        parts.put(
                CONFIG,
                ("{\"class_name\": \"Sequential\", \"config\": {\"name\": \"s\", \"layers\": [{\"class_name\": \"Dense\","
                                + " \"config\": {\"name\": \"d\", \"units\": 2, \"batch_shape\": [null, 3]}}]}}")
                        .getBytes(UTF_8));
        parts.put(WEIGHTS, HostileHdf5.good());
        return parts;
    }

    private static Map<String, byte[]> with(String name, String content) {
        Map<String, byte[]> parts = parts();
        parts.put(name, content.getBytes(ISO_8859_1));
        return parts;
    }

    private static Map<String, byte[]> without(String name) {
        Map<String, byte[]> parts = parts();
        parts.remove(name);
        return parts;
    }

    private static byte[] many() {
        Map<String, byte[]> parts = parts();
        for (int i = 0; i < 10_001; i++) {
            parts.put("assets/" + i, new byte[0]);
        }
        return zip(parts);
    }

    private static byte[] zip(Map<String, byte[]> parts) {
        return zip(parts, Deflater.DEFAULT_COMPRESSION);
    }

    private static byte[] zip(Map<String, byte[]> parts, int level) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.setLevel(level);
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** As no tool would write it. */
    private static byte[] renamed(Map<String, byte[]> parts, String from, String to) {
        return new String(zip(parts), ISO_8859_1).replace(from, to).getBytes(ISO_8859_1);
    }
}
