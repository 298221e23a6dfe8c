package modelport.formats.torch;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import modelport.formats.ZipContents;
import modelport.onnx.RefusedException;

/** A zip file of torch.save or torch.jit.save: everything lies in one folder of any name. */
final class TorchArchive implements Closeable {
    private static final int MOST_ENTRIES = 500_000;
    private static final int MOST_PICKLE = 256 << 20;
    private static final int MOST_CODE = 16 << 20;

    private final ZipContents zip;
    private final String root;

    private TorchArchive(ZipContents zip) {
        this.zip = zip;
        this.root = root(zip);
    }

    static TorchArchive open(Path file) throws IOException {
        ZipContents zip = ZipContents.open(file, MOST_ENTRIES);
        try {
            return new TorchArchive(zip);
        } catch (RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    private static String root(ZipContents zip) {
        List<String> roots = zip.names().stream()
                .map(name -> name.substring(0, name.indexOf('/') + 1))
                .distinct()
                .toList();
        if (roots.size() != 1 || roots.getFirst().isEmpty()) {
            throw RefusedException.of("torch.broken-file-layout");
        }
        return roots.getFirst();
    }

    boolean has(String name) {
        return zip.names().contains(root + name);
    }

    /** Whether anything lies under a path. */
    boolean hasUnder(String path) {
        return zip.names().stream().anyMatch(name -> name.startsWith(root + path));
    }

    byte[] pickle(String name) throws IOException {
        return zip.bytes(root + name, MOST_PICKLE);
    }

    /** The texts of the program, by their paths. */
    Map<String, String> code() throws IOException {
        List<String> names = zip.names().stream()
                .filter(name -> name.startsWith(root + "code/") && name.endsWith(".py"))
                .toList();
        var code = new LinkedHashMap<String, String>();
        long left = MOST_CODE;
        for (String name : names) {
            byte[] bytes = zip.bytes(name, (int) left);
            left -= bytes.length;
            code.put(name.substring(root.length()), new String(bytes, StandardCharsets.UTF_8));
        }
        return code;
    }

    /** The storages in one of its folders. */
    Map<String, TorchWeights.Span> storages(String folder) {
        String path = root + folder + "/";
        return zip.names().stream()
                .filter(name -> name.startsWith(path))
                .collect(Collectors.toMap(name -> name.substring(path.length()), this::span));
    }

    private TorchWeights.Span span(String name) {
        if (!zip.isStored(name)) {
            throw RefusedException.of("torch.broken-file-packed", "file", name);
        }
        return new TorchWeights.Span(zip.start(name), zip.size(name));
    }

    /** How numbers of more than one byte are written. */
    ByteOrder order() throws IOException {
        if (!has("byteorder")) {
            return ByteOrder.LITTLE_ENDIAN;
        }
        String order = new String(zip.bytes(root + "byteorder", 16), StandardCharsets.UTF_8).strip();
        return order.equals("big") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    }

    List<String> names() {
        return new ArrayList<>(zip.names());
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
