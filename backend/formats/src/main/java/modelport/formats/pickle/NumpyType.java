package modelport.formats.pickle;

import java.util.List;

/**
 * The type of a numpy array's elements.
 *
 * @param kind numpy's letter: b bool, i signed, u unsigned, f float, c complex, S bytes, U text, O object, V structure,
 *     M date, m duration
 * @param bytes of one element
 * @param bigEndian whether the highest byte comes first
 * @param fields those of a structure; empty otherwise
 */
public record NumpyType(char kind, int bytes, boolean bigEndian, List<Field> fields) implements PyValue {
    public NumpyType {
        fields = List.copyOf(fields);
    }

    /** A member of a structure, and where it begins. */
    public record Field(String name, NumpyType type, int offset) {}

    /** As numpy writes it, without the byte order: {@code f8}, {@code i4}, {@code U7}. */
    public String code() {
        return kind + String.valueOf(kind == 'U' ? bytes / 4 : bytes);
    }
}
