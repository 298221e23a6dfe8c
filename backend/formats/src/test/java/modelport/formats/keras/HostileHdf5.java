package modelport.formats.keras;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.ByteString;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.zip.DeflaterOutputStream;
import modelport.formats.FileKind;
import modelport.formats.keras.Hdf5Bytes.Message;

/** HDF5 files that are wrong in one way each, around a model of one layer. */
final class HostileHdf5 {
    private static final String DENSE = """
            {"class_name": "Sequential", "config": {"name": "s", "layers": [{"class_name": "Dense", "config": {
            "name": "d", "units": 2, "activation": "linear", "use_bias": false, "batch_input_shape": [null, 3]}}]}}""";
    private static final float[] KERNEL = {1, 2, 3, 4, 5, 6};

    private HostileHdf5() {}

    static List<HostileFile> all() {
        List<HostileFile> all = new ArrayList<>();
        arrays(all);
        structures(all);
        texts(all);
        damaged(all);
        return all;
    }

    /** What is not wrong at all. */
    static byte[] good() {
        return withKernel(file -> file.floats(KERNEL, 3, 2));
    }

    private static HostileFile file(String code, String name, byte[] bytes) {
        return new HostileFile(code, name, FileKind.HDF5, ByteString.copyFrom(bytes));
    }

    private static void arrays(List<HostileFile> all) {
        all.add(file("hdf5.array-bytes", "a giant array", withKernel(file -> {
            return file.contiguous(2_048, 1L << 42, Hdf5Bytes.floatType(), 1L << 20, 1L << 20);
        })));
        all.add(file("hdf5.array-bytes", "an array whose size overflows", withKernel(file -> {
            return file.contiguous(2_048, 64, Hdf5Bytes.floatType(), 1L << 62, 4, 2);
        })));
        all.add(file("hdf5.truncated", "an array beyond the end", withKernel(file -> {
            return file.contiguous(1L << 40, 24, Hdf5Bytes.floatType(), 3, 2);
        })));
        all.add(file("hdf5.truncated", "an array that is nowhere", withKernel(file -> {
            return file.contiguous(Hdf5Bytes.NOWHERE, 24, Hdf5Bytes.floatType(), 3, 2);
        })));
        all.add(file("hdf5.type", "an array of texts", withKernel(file -> {
            return file.contiguous(2_048, 24, Hdf5Bytes.textType(4), 3, 2);
        })));
        all.add(file("hdf5.bomb", "a piece that unpacks to a thousand times its size", withKernel(file -> {
            return file.chunked(1, deflated(new byte[64 << 20]), new int[] {3, 2}, 3, 2);
        })));
        all.add(file("hdf5.total-bytes", "an array of mostly nothing", withKernel(file -> {
            return file.chunked(1, deflated(new byte[64 << 20]), new int[] {4_096, 4_096}, 4_096, 4_096);
        })));
        all.add(file("hdf5.broken", "a filter of somebody's own", withKernel(file -> {
            return file.chunked(32_001, new byte[24], new int[] {3, 2}, 3, 2);
        })));
        all.add(file("hdf5.filter", "a filter that is not read", withKernel(file -> {
            return file.chunked(3, new byte[28], new int[] {3, 2}, 3, 2);
        })));
        all.add(file("hdf5.broken", "pieces without end", withKernel(file -> {
            return file.chunked(1, deflated(new byte[24]), new int[] {1 << 30, 2}, 3, 2);
        })));
        all.add(file("keras.weight-shape", "another shape than the layer's", withKernel(file -> {
            return file.floats(KERNEL, 2, 3);
        })));
    }

    private static void structures(List<HostileFile> all) {
        all.add(file("hdf5.depth", "a group that holds itself", selfish()));
        all.add(file("hdf5.broken", "a tree that is its own branch", withTree(file -> {
            long tree = file.tree(0, 1, 0);
            file.patch(tree + 32, tree);
            return tree;
        })));
        all.add(file("hdf5.walk", "a tree of which each branch is there many times", withTree(file -> {
            long tree = file.leaf(file.nodes(Map.of()));
            for (int level = 1; level < 40; level++) {
                tree = file.tree(0, level, tree, tree, tree);
            }
            return tree;
        })));
        all.add(file("hdf5.broken", "a tree that is none", withTree(file -> file.put(new byte[512]))));
        all.add(file("hdf5.broken", "a tree of the other kind", withTree(file -> file.tree(1, 0))));
        all.add(file("hdf5.truncated", "a tree beyond the end", withTree(file -> 1L << 50)));
        all.add(file("hdf5.link", "a link to another file", linked((byte) 64, "other.h5\0/kernel\0")));
        all.add(file("hdf5.link", "a link to another place", linked((byte) 1, "/model_weights/d")));
        all.add(file("hdf5.broken", "a header that goes on in itself", continued()));
        all.add(file("hdf5.truncated", "a header of a hundred megabytes", headed()));
    }

    private static void texts(List<HostileFile> all) {
        all.add(file("hdf5.truncated", "a text beyond the end", described(_ -> {
            return Hdf5Bytes.longAttribute("model_config", 1L << 40, 100);
        })));
        all.add(file("hdf5.broken", "a text in a heap that is none", described(_ -> {
            return Hdf5Bytes.longAttribute("model_config", 8, 100);
        })));
        all.add(file(
                "hdf5.broken",
                "more texts than bytes",
                described(_ -> Hdf5Bytes.attribute(
                        "model_config",
                        Hdf5Bytes.textType(8),
                        Hdf5Bytes.space(1 << 28).data().toByteArray(),
                        new byte[8]))));
        all.add(file(
                "hdf5.texts",
                "texts without end and without length",
                described(_ -> Hdf5Bytes.attribute(
                        "model_config",
                        Hdf5Bytes.textType(0),
                        Hdf5Bytes.space(1 << 30).data().toByteArray(),
                        new byte[8]))));
        HostileConfigs.all()
                .forEach(config -> all.add(file(config.code(), config.name(), described(file -> {
                    return file.longAttribute("model_config", config.json());
                }))));
    }

    private static void damaged(List<HostileFile> all) {
        byte[] good = good();
        all.add(file("hdf5.truncated", "only the signature", Arrays.copyOf(good, 8)));
        all.add(file("hdf5.truncated", "cut off in the middle", Arrays.copyOf(good, good.length / 2)));
        byte[] moved = good.clone();
        moved[24] = 8;
        all.add(file("hdf5.broken", "a base that is elsewhere", moved));
        byte[] wide = good.clone();
        wide[13] = 127;
        all.add(file("hdf5.broken", "addresses of 127 bytes", wide));
        all.add(file("hdf5.broken", "text", "this is no HDF5 file at all, but long enough".getBytes(UTF_8)));
        all.add(file("hdf5.broken", "nothing", new byte[0]));
    }

    private static byte[] withKernel(Function<Hdf5Bytes, Long> kernel) {
        var file = new Hdf5Bytes();
        file.put(new byte[2_048]);
        long layer = file.group(Map.of("kernel", kernel.apply(file)), Hdf5Bytes.attribute("weight_names", "kernel"));
        return whole(file, layer, file.longAttribute("model_config", DENSE));
    }

    private static byte[] whole(Hdf5Bytes file, long layer, Message config) {
        long layers = file.group(Map.of("d", layer), Hdf5Bytes.attribute("layer_names", "d"));
        return file.file(
                file.group(Map.of("model_weights", layers), config, Hdf5Bytes.attribute("keras_version", "2.15.0")));
    }

    private static byte[] described(Function<Hdf5Bytes, Message> config) {
        var file = new Hdf5Bytes(1 << 27);
        long kernel = file.floats(KERNEL, 3, 2);
        long layer = file.group(Map.of("kernel", kernel), Hdf5Bytes.attribute("weight_names", "kernel"));
        return whole(file, layer, config.apply(file));
    }

    private static byte[] withTree(Function<Hdf5Bytes, Long> tree) {
        var file = new Hdf5Bytes();
        long layer = file.object(
                Hdf5Bytes.attribute("weight_names", "kernel"), Hdf5Bytes.table(tree.apply(file), file.heap(Map.of())));
        return whole(file, layer, file.longAttribute("model_config", DENSE));
    }

    private static byte[] selfish() {
        var file = new Hdf5Bytes();
        String path = "self/".repeat(100) + "kernel";
        Map<String, Long> children = Map.of("self", file.here());
        long nodes = file.nodes(children);
        long layer = file.object(
                Hdf5Bytes.attribute("weight_names", path), Hdf5Bytes.table(file.leaf(nodes), file.heap(children)));
        file.patch(nodes + 16, layer);
        return whole(file, layer, file.longAttribute("model_config", DENSE));
    }

    /** A group of the newer kind with one link. */
    private static byte[] linked(byte type, String target) {
        var file = new Hdf5Bytes();
        byte[] to = target.getBytes(UTF_8);
        ByteBuffer info =
                Hdf5Bytes.little(24).put((byte) 0).put((byte) 0).putLong(-1).putLong(-1);
        ByteBuffer link = Hdf5Bytes.little((14 + to.length + 7) / 8 * 8);
        link.put((byte) 1).put((byte) 8).put(type).put((byte) 6).put("kernel".getBytes(UTF_8));
        int length = type == 64 ? to.length + 1 : to.length;
        link.putShort((short) length);
        if (type == 64) {
            link.put((byte) 0);
        }
        link.put(to);
        long layer =
                file.object(Hdf5Bytes.attribute("weight_names", "kernel"), Message.of(2, info), Message.of(6, link));
        return whole(file, layer, file.longAttribute("model_config", DENSE));
    }

    private static byte[] continued() {
        var file = new Hdf5Bytes();
        ByteBuffer there = Hdf5Bytes.little(16);
        long layer = file.object(Message.of(16, there), Message.of(16, there));
        file.patch(layer + 24, layer + 16);
        file.patch(layer + 32, 48);
        file.patch(layer, 1 | 60_000 << 16);
        return whole(file, layer, file.longAttribute("model_config", DENSE));
    }

    private static byte[] headed() {
        var file = new Hdf5Bytes();
        long layer = file.object(Hdf5Bytes.attribute("weight_names", "kernel"));
        file.patch(layer + 8, 100 << 20);
        return whole(file, layer, file.longAttribute("model_config", DENSE));
    }

    private static byte[] deflated(byte[] content) {
        var packed = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(packed)) {
            deflater.write(content);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return packed.toByteArray();
    }
}
