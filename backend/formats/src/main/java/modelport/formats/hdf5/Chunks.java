package modelport.formats.hdf5;

import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.filter.PipelineFilterWithData;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import modelport.onnx.RefusedException;

/**
 * An array that is stored in pieces, which may be packed. Pieces are unpacked here, into as many bytes as a piece has
 * and no more.
 */
final class Chunks {
    private static final int DEFLATE = 1;
    private static final int SHUFFLE = 2;

    private final ChunkedDataset dataset;
    private final String path;
    private final int[] sizes;
    private final int[] piece;
    private final List<PipelineFilterWithData> filters;
    private final int width;

    Chunks(ChunkedDataset dataset, String path) {
        this.dataset = dataset;
        this.path = path;
        sizes = Guarded.read(path, dataset::getDimensions);
        piece = Guarded.read(path, dataset::getChunkDimensions);
        filters = Guarded.read(path, dataset::getFilters);
        width = Guarded.read(path, dataset::getDataType).getSize();
        for (PipelineFilterWithData filter : filters) {
            if (filter.getId() != DEFLATE && filter.getId() != SHUFFLE) {
                throw RefusedException.of("hdf5.filter", "array", path, "filter", filter.getName());
            }
        }
        if (piece.length != sizes.length
                || sizes.length == 0
                || Arrays.stream(piece).anyMatch(size -> size < 1)) {
            throw broken();
        }
    }

    byte[] read(int length) {
        byte[] all = new byte[length];
        byte[] content = new byte[pieceBytes(length)];
        int[] at = new int[sizes.length];
        do {
            unpack(at, content);
            place(at, content, all);
        } while (next(at));
        return all;
    }

    /** A piece is as large as the array at most, but for its edges; two times in each direction is more than enough. */
    private int pieceBytes(int length) {
        long bytes = width;
        for (int size : piece) {
            bytes = Math.multiplyExact(bytes, (long) size);
            if (bytes > (1L << Math.min(sizes.length, 16)) * length + (1 << 20)) {
                throw broken();
            }
        }
        return Math.toIntExact(bytes);
    }

    private boolean next(int[] at) {
        for (int axis = sizes.length - 1; axis >= 0; axis--) {
            at[axis] += piece[axis];
            if (at[axis] < sizes[axis]) {
                return true;
            }
            at[axis] = 0;
        }
        return false;
    }

    private void unpack(int[] at, byte[] content) {
        ByteBuffer raw = Guarded.read(path, () -> dataset.getRawChunkBuffer(at.clone()));
        byte[] bytes = new byte[raw.remaining()];
        raw.get(bytes);
        for (int i = filters.size() - 1; i >= 0; i--) {
            bytes = filters.get(i).getId() == DEFLATE ? inflated(bytes, content.length) : unshuffled(bytes);
        }
        if (bytes.length != content.length) {
            throw broken();
        }
        System.arraycopy(bytes, 0, content, 0, bytes.length);
    }

    private byte[] inflated(byte[] packed, int most) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(packed);
            // One byte more than a piece may have tells that there is more.
            byte[] bytes = new byte[most + 1];
            int length = inflater.inflate(bytes);
            if (length > most) {
                throw RefusedException.of("hdf5.bomb", "array", path);
            }
            return Arrays.copyOf(bytes, length);
        } catch (DataFormatException e) {
            RefusedException broken = broken();
            broken.initCause(e);
            throw broken;
        } finally {
            inflater.end();
        }
    }

    /** All first bytes of the elements stand before all second ones. */
    private byte[] unshuffled(byte[] bytes) {
        int count = bytes.length / width;
        byte[] whole = bytes.clone();
        for (int i = 0; i < count; i++) {
            for (int b = 0; b < width; b++) {
                whole[i * width + b] = bytes[b * count + i];
            }
        }
        return whole;
    }

    private void place(int[] at, byte[] content, byte[] all) {
        int last = sizes.length - 1;
        int run = Math.min(piece[last], sizes[last] - at[last]) * width;
        int lines = 1;
        for (int axis = 0; axis < last; axis++) {
            lines *= piece[axis];
        }
        for (int line = 0; line < lines; line++) {
            int target = target(at, line);
            if (target >= 0) {
                System.arraycopy(content, line * piece[last] * width, all, target * width, run);
            }
        }
    }

    /** The element of the array that a line of a piece begins with; negative beyond the edge. */
    private int target(int[] at, int line) {
        int rest = line;
        int target = 0;
        int step = sizes[sizes.length - 1];
        for (int axis = sizes.length - 2; axis >= 0; axis--) {
            int index = at[axis] + rest % piece[axis];
            rest /= piece[axis];
            if (index >= sizes[axis]) {
                return -1;
            }
            target += index * step;
            step *= sizes[axis];
        }
        return target + at[sizes.length - 1];
    }

    private RefusedException broken() {
        return RefusedException.of("hdf5.broken", "place", path);
    }
}
