package modelport.formats.keras;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes HDF5 files byte by byte, so that any of them can be wrong. All methods give the address of what they wrote.
 */
final class Hdf5Bytes {
    static final long NOWHERE = -1;

    private static final int SUPERBLOCK = 96;
    private static final int ROOM = 1 << 22;
    private static final byte[] SIGNATURE = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};

    private final ByteBuffer bytes;

    Hdf5Bytes() {
        this(ROOM);
    }

    Hdf5Bytes(int room) {
        bytes = ByteBuffer.allocate(room).order(ByteOrder.LITTLE_ENDIAN);
        bytes.position(SUPERBLOCK);
    }

    /** One message of an object's header. */
    record Message(int type, ByteString data) {
        static Message of(int type, ByteBuffer data) {
            return new Message(type, ByteString.copyFrom(content(data)));
        }
    }

    /** All bytes, wherever writing has come to. */
    static byte[] content(ByteBuffer buffer) {
        byte[] content = new byte[buffer.capacity()];
        buffer.get(0, content);
        return content;
    }

    static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The next address that is a multiple of eight. */
    long here() {
        bytes.position((bytes.position() + 7) / 8 * 8);
        return bytes.position();
    }

    long put(byte[] content) {
        long at = here();
        bytes.put(content);
        return at;
    }

    /** Changes what was written. */
    void patch(long at, long value) {
        bytes.putLong((int) at, value);
    }

    /** The file with this object as its outermost group. */
    byte[] file(long root) {
        byte[] file = Arrays.copyOf(content(bytes), (int) here());
        ByteBuffer head = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        head.put(SIGNATURE).put(new byte[] {0, 0, 0, 0, 0, 8, 8, 0});
        head.putShort((short) 4).putShort((short) 16).putInt(0);
        head.putLong(0).putLong(NOWHERE).putLong(file.length).putLong(NOWHERE);
        head.putLong(0).putLong(root).putInt(0).putInt(0);
        return file;
    }

    long object(Message... messages) {
        int size =
                Arrays.stream(messages).mapToInt(each -> 8 + each.data().size()).sum();
        ByteBuffer header = little(16 + size);
        header.put((byte) 1)
                .put((byte) 0)
                .putShort((short) messages.length)
                .putInt(1)
                .putInt(size)
                .putInt(0);
        for (Message message : messages) {
            header.putShort((short) message.type())
                    .putShort((short) message.data().size())
                    .putInt(0);
            header.put(message.data().toByteArray());
        }
        return put(content(header));
    }

    /** A group of these, and of texts about itself. */
    long group(Map<String, Long> children, Message... attributes) {
        List<Message> messages = new ArrayList<>(List.of(attributes));
        messages.add(table(leaf(nodes(children)), heap(children)));
        return object(messages.toArray(Message[]::new));
    }

    static Message table(long tree, long heap) {
        return Message.of(0x11, little(16).putLong(tree).putLong(heap));
    }

    long heap(Map<String, Long> children) {
        ByteBuffer names =
                little(16 + children.keySet().stream().mapToInt(Hdf5Bytes::room).sum());
        names.position(8);
        new TreeMap<>(children).keySet().forEach(name -> {
            int at = names.position();
            names.put(name.getBytes(StandardCharsets.UTF_8)).position(at + room(name));
        });
        long data = put(content(names));
        ByteBuffer heap = little(32).put(new byte[] {'H', 'E', 'A', 'P', 0, 0, 0, 0});
        return put(content(heap.putLong(names.capacity()).putLong(NOWHERE).putLong(data)));
    }

    private static int room(String name) {
        return (name.getBytes(StandardCharsets.UTF_8).length + 8) / 8 * 8;
    }

    /** The nodes that list the children, all in one. */
    long nodes(Map<String, Long> children) {
        ByteBuffer node = little(8 + 40 * Math.max(8, children.size()));
        node.put(new byte[] {'S', 'N', 'O', 'D', 1, 0}).putShort((short) children.size());
        int name = 8;
        for (Map.Entry<String, Long> child : new TreeMap<>(children).entrySet()) {
            node.putLong(name).putLong(child.getValue()).putInt(0).putInt(0).position(node.position() + 16);
            name += room(child.getKey());
        }
        return put(content(node));
    }

    long leaf(long... nodes) {
        return tree(0, 0, nodes);
    }

    /** A node of a tree of groups. */
    long tree(int type, int level, long... children) {
        ByteBuffer tree = little(24 + 8 + 16 * Math.max(children.length, 32) * 2);
        tree.put(new byte[] {'T', 'R', 'E', 'E', (byte) type, (byte) level}).putShort((short) children.length);
        tree.putLong(NOWHERE).putLong(NOWHERE);
        for (long child : children) {
            tree.putLong(0).putLong(child);
        }
        return put(content(tree));
    }

    static Message space(long... sizes) {
        ByteBuffer space = little(8 + 8 * sizes.length).put((byte) 1).put((byte) sizes.length);
        space.position(8);
        Arrays.stream(sizes).forEach(space::putLong);
        return Message.of(1, space);
    }

    static byte[] floatType() {
        ByteBuffer type = little(24).put(new byte[] {0x11, 0x20, 0x1f, 0}).putInt(4);
        type.putShort((short) 0)
                .putShort((short) 32)
                .put(new byte[] {23, 8, 0, 23})
                .putInt(127);
        return content(type);
    }

    static byte[] textType(int length) {
        return content(little(8).put(new byte[] {0x13, 0, 0, 0}).putInt(length));
    }

    /** Numbers in one piece. */
    long floats(float[] values, long... sizes) {
        ByteBuffer data = little(4 * values.length);
        data.asFloatBuffer().put(values);
        return contiguous(put(content(data)), data.capacity(), floatType(), sizes);
    }

    long contiguous(long address, long length, byte[] type, long... sizes) {
        ByteBuffer layout =
                little(24).put((byte) 3).put((byte) 1).putLong(address).putLong(length);
        return object(space(sizes), Message.of(3, ByteBuffer.wrap(type)), Message.of(8, layout));
    }

    /** Numbers in pieces that a filter has packed. */
    long chunked(int filter, byte[] packed, int[] piece, long... sizes) {
        long data = put(packed);
        int keys = 8 + 8 * (sizes.length + 1);
        ByteBuffer tree = little(24 + 2 * (keys + 8) + 64);
        tree.put(new byte[] {'T', 'R', 'E', 'E', 1, 0})
                .putShort((short) 1)
                .putLong(NOWHERE)
                .putLong(NOWHERE);
        tree.putInt(packed.length).putInt(0).position(tree.position() + 8 * (sizes.length + 1));
        tree.putLong(data);
        long index = put(content(tree));
        ByteBuffer layout = little(32)
                .put((byte) 3)
                .put((byte) 2)
                .put((byte) (sizes.length + 1))
                .putLong(index);
        Arrays.stream(piece).forEach(layout::putInt);
        layout.putInt(4);
        ByteBuffer pipeline = little(24).put((byte) 1).put((byte) 1);
        pipeline.position(8);
        pipeline.putShort((short) filter);
        return object(
                space(sizes),
                Message.of(3, ByteBuffer.wrap(floatType())),
                Message.of(8, layout),
                Message.of(11, pipeline));
    }

    /** A short text about an object. */
    static Message attribute(String name, String... texts) {
        int length = Arrays.stream(texts)
                .mapToInt(text -> text.getBytes(StandardCharsets.UTF_8).length + 1)
                .max()
                .orElse(1);
        ByteBuffer data = little(length * texts.length);
        for (int i = 0; i < texts.length; i++) {
            data.position(i * length);
            data.put(texts[i].getBytes(StandardCharsets.UTF_8));
        }
        return attribute(name, textType(length), space(texts.length).data().toByteArray(), content(data));
    }

    static Message attribute(String name, byte[] type, byte[] space, byte[] data) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        ByteBuffer all = little(
                (8 + eight(bytes.length + 1) + eight(type.length) + eight(space.length) + data.length + 7) / 8 * 8);
        all.put((byte) 1).put((byte) 0).putShort((short) (bytes.length + 1)).putShort((short) type.length);
        all.putShort((short) space.length);
        all.put(bytes).position(8 + eight(bytes.length + 1));
        all.put(type).position(8 + eight(bytes.length + 1) + eight(type.length));
        all.put(space).position(8 + eight(bytes.length + 1) + eight(type.length) + eight(space.length));
        all.put(data);
        return Message.of(12, all);
    }

    /** A long text about an object, which lies in a heap of its own. */
    Message longAttribute(String name, String text) {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        ByteBuffer heap = little(16 + 16 + eight(content.length) + 16);
        heap.put(new byte[] {'G', 'C', 'O', 'L', 1, 0, 0, 0}).putLong(heap.capacity());
        heap.putShort((short) 1)
                .putShort((short) 1)
                .putInt(0)
                .putLong(content.length)
                .put(content);
        // What is left over is an object of its own, and only a head.
        heap.putLong(heap.capacity() - Long.BYTES, 2 * Long.BYTES);
        return longAttribute(name, put(content(heap)), content.length);
    }

    static Message longAttribute(String name, long heap, int length) {
        ByteBuffer type = little(16).put(new byte[] {0x19, 1, 0, 0}).putInt(16).put(textType(1));
        ByteBuffer data = little(16).putInt(length).putLong(heap).putInt(1);
        return attribute(name, content(type), space().data().toByteArray(), content(data));
    }

    private static int eight(int length) {
        return (length + 7) / 8 * 8;
    }
}
