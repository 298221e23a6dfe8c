package modelport.formats.sklearn;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import modelport.formats.pickle.Pickles;
import modelport.formats.pickle.PyValue;

/** Writes small pickles by hand: objects whose attributes are truths, numbers, texts, lists, dicts or arrays. */
public final class Pickled {
    /** A class or function by its module and name. */
    public record Name(String module, String name) {}

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private Pickled() {}

    /** An object of the class at {@code path}, as 1.2.1 would have written it. */
    public static PyValue.Instance object(String path, Map<String, Object> attributes) {
        var pickle = new Pickled();
        int dot = path.lastIndexOf('.');
        pickle.ascii("\u0080\u0003c" + path.substring(0, dot) + "\n" + path.substring(dot + 1) + "\n)\u0081");
        pickle.dict(attributes);
        pickle.ascii("b.");
        try {
            Path file = Files.createTempFile("pickled", ".pkl");
            Files.write(file, pickle.out.toByteArray());
            try {
                return (PyValue.Instance) Pickles.read(file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void ascii(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private void dict(Map<?, ?> items) {
        ascii("}(");
        items.forEach((key, value) -> {
            value(key);
            value(value);
        });
        ascii("u");
    }

    private void value(Object value) {
        switch (value) {
            case Boolean truth -> ascii(truth ? "\u0088" : "\u0089");
            case Integer number -> {
                ascii("J");
                integer(number);
            }
            case Double number -> {
                ascii("G");
                out.writeBytes(
                        ByteBuffer.allocate(Double.BYTES).putDouble(number).array());
            }
            case String text -> {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                ascii("X");
                integer(bytes.length);
                out.writeBytes(bytes);
            }
            case List<?> list -> {
                ascii("](");
                list.forEach(this::value);
                ascii("e");
            }
            case Map<?, ?> items -> dict(items);
            case double[][] array -> array(array);
            case Name name -> ascii("c" + name.module() + "\n" + name.name() + "\n");
            default -> throw new IllegalArgumentException(value.toString());
        }
    }

    private void integer(int number) {
        out.writeBytes(ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(number)
                .array());
    }

    /** A numpy array of doubles, in rows and columns. */
    private void array(double[][] lines) {
        ByteBuffer numbers = ByteBuffer.allocate(lines.length * lines[0].length * Double.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN);
        Arrays.stream(lines).flatMapToDouble(Arrays::stream).forEach(numbers::putDouble);
        ascii("cnumpy.core.multiarray\n_reconstruct\n(cnumpy\nndarray\n(");
        value(0);
        ascii("tC\u0001btR(");
        value(1);
        ascii("(");
        value(lines.length);
        value(lines[0].length);
        ascii("tcnumpy\ndtype\n(");
        List.of("f8", false, true).forEach(this::value);
        ascii("tR(");
        value(3);
        value("<");
        ascii("NNN");
        List.of(-1, -1, 0).forEach(this::value);
        ascii("tb");
        value(false);
        ascii("B");
        integer(numbers.capacity());
        out.writeBytes(numbers.array());
        ascii("tb");
    }
}
