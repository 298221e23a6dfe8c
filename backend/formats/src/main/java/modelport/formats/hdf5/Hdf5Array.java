package modelport.formats.hdf5;

import io.jhdf.api.Dataset;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.dataset.DatasetBase;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.EnumDataType;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.FloatingPoint;
import io.jhdf.object.datatype.OrderedDataType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import modelport.onnx.RefusedException;

/** An array of numbers. */
public final class Hdf5Array {
    private static final int MAX_RANK = 16;

    private final Dataset dataset;
    private final String path;
    private final Hdf5File.Budget budget;

    Hdf5Array(Dataset dataset, String path, Hdf5File.Budget budget) {
        this.dataset = dataset;
        this.path = path;
        this.budget = budget;
    }

    /** Where it is, with {@code /} before each name. */
    public String path() {
        return path;
    }

    /** Its sizes; none for a single number. */
    public int[] shape() {
        long[] sizes = Guarded.read(path, dataset::getDimensionsAsLong);
        if (sizes.length > MAX_RANK
                || Arrays.stream(sizes)
                        .anyMatch(size -> size < 0 || size > budget.limits().arrayBytes())) {
            throw RefusedException.of(
                    "hdf5.array-bytes", "array", path, "limit", budget.limits().arrayBytes());
        }
        return Arrays.stream(sizes).mapToInt(size -> (int) size).toArray();
    }

    /** Its elements, the last axis running fastest, whatever numbers they are stored as. */
    public float[] floats() {
        DataType type = Guarded.read(path, dataset::getDataType);
        int count = elements(type);
        if (count == 0) {
            return new float[0];
        }
        ByteBuffer bytes = bytes(count * type.getSize());
        bytes.order(order(type));
        return new NumberReader(path, type).floats(bytes, count);
    }

    private int elements(DataType type) {
        long count = 1;
        for (int size : shape()) {
            count = Math.multiplyExact(count, (long) size);
            if (count > budget.limits().arrayBytes()) {
                throw RefusedException.of(
                        "hdf5.array-bytes",
                        "array",
                        path,
                        "limit",
                        budget.limits().arrayBytes());
            }
        }
        boolean numbers = type instanceof FloatingPoint || type instanceof FixedPoint || type instanceof EnumDataType;
        if (!numbers || type.getSize() < 1 || type.getSize() > Long.BYTES) {
            throw RefusedException.of("hdf5.type", "place", path);
        }
        budget.take(path, count * Math.max(type.getSize(), Float.BYTES));
        return (int) count;
    }

    private ByteBuffer bytes(int length) {
        if (dataset instanceof ChunkedDataset chunked) {
            return ByteBuffer.wrap(new Chunks(chunked, path).read(length));
        }
        if (!(dataset instanceof DatasetBase plain)) {
            throw RefusedException.of("hdf5.type", "place", path);
        }
        ByteBuffer bytes = Guarded.read(path, plain::getDataBuffer);
        if (bytes == null || bytes.remaining() < length) {
            throw RefusedException.of("hdf5.broken", "place", path);
        }
        return bytes.slice(bytes.position(), length);
    }

    private static ByteOrder order(DataType type) {
        DataType numbers = type instanceof EnumDataType named ? named.getBaseType() : type;
        return numbers instanceof OrderedDataType ordered ? ordered.getByteOrder() : ByteOrder.LITTLE_ENDIAN;
    }
}
