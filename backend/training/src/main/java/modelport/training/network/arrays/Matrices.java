package modelport.training.network.arrays;

/** Products of matrices, row after row in arrays. Every sum has one order. */
final class Matrices {
    private Matrices() {}

    /** Adds {@code a * b} to {@code c}; {@code a} is [rows, inner] and {@code b} [inner, columns]. */
    static void addProduct(float[] a, float[] b, float[] c, int rows, int inner, int columns) {
        for (int row = 0; row < rows; row++) {
            int from = row * inner;
            int i = 0;
            for (; i + 3 < inner; i += 4) {
                add4(a, from + i, b, i * columns, c, row * columns, columns);
            }
            for (; i < inner; i++) {
                add1(a[from + i], b, i * columns, c, row * columns, columns);
            }
        }
    }

    /** Four rows of {@code b} at once, so that {@code c} is fetched a quarter as often. */
    private static void add4(float[] a, int from, float[] b, int start, float[] c, int place, int columns) {
        float f0 = a[from];
        float f1 = a[from + 1];
        float f2 = a[from + 2];
        float f3 = a[from + 3];
        int second = start + columns;
        int third = second + columns;
        int fourth = third + columns;
        for (int o = 0; o < columns; o++) {
            c[place + o] += f0 * b[start + o] + f1 * b[second + o] + f2 * b[third + o] + f3 * b[fourth + o];
        }
    }

    private static void add1(float factor, float[] b, int start, float[] c, int place, int columns) {
        for (int o = 0; o < columns; o++) {
            c[place + o] += factor * b[start + o];
        }
    }

    /** Of [rows, columns] into [columns, rows]. */
    static float[] transposed(float[] values, int rows, int columns) {
        float[] turned = new float[rows * columns];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                turned[column * rows + row] = values[row * columns + column];
            }
        }
        return turned;
    }
}
