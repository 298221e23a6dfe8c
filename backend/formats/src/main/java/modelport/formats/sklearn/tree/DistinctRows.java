package modelport.formats.sklearn.tree;

import java.util.Arrays;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** Rows of numbers, equal ones stored once: the leaves of a forest often say the same. */
final class DistinctRows {
    private static final int SMALLEST = 16;

    private final int width;
    private double[] values;
    private int count;
    /** By hash: the number of a row and one; 0 where nothing is. */
    private int[] slots = new int[2 * SMALLEST];

    DistinctRows(int width) {
        this.width = width;
        values = new double[SMALLEST * width];
    }

    int count() {
        return count;
    }

    /** The number of this row, which is added if it is new. */
    int indexOf(double[] row) {
        int slot = slot(Arrays.hashCode(row));
        while (slots[slot] != 0) {
            if (Arrays.equals(row, 0, width, values, start(slots[slot] - 1), start(slots[slot]))) {
                return slots[slot] - 1;
            }
            slot = (slot + 1) % slots.length;
        }
        add(row);
        slots[slot] = count;
        if (count * 2 >= slots.length) {
            grow();
        }
        return count - 1;
    }

    private int start(int row) {
        return Math.multiplyExact(row, width);
    }

    private int slot(int hash) {
        return Math.floorMod(hash * 0x9E3779B9, slots.length);
    }

    private void add(double[] row) {
        if (start(count + 1) > values.length) {
            values = Arrays.copyOf(values, Math.multiplyExact(values.length, 2));
        }
        System.arraycopy(row, 0, values, start(count), width);
        count++;
    }

    private void grow() {
        slots = new int[Math.multiplyExact(slots.length, 2)];
        for (int row = 0; row < count; row++) {
            int slot = slot(Arrays.hashCode(Arrays.copyOfRange(values, start(row), start(row + 1))));
            while (slots[slot] != 0) {
                slot = (slot + 1) % slots.length;
            }
            slots[slot] = row + 1;
        }
    }

    /** All rows, of shape [count, width]. */
    Value table(Graph graph) {
        return graph.doubles(Arrays.copyOf(values, start(count)), count, width);
    }
}
