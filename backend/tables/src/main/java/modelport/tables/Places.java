package modelport.tables;

import java.util.BitSet;

/** Some of a column's cells as a column. */
final class Places {
    private Places() {}

    static Cells of(Cells cells, int[] places) {
        BitSet missing = new BitSet();
        for (int i = 0; i < places.length; i++) {
            missing.set(i, cells.isMissing(places[i]));
        }
        return switch (cells) {
            case Cells.Integers integers -> new Cells.Integers(of(integers.values(), places), missing);
            case Cells.Times times -> new Cells.Times(of(times.micros(), places), missing);
            case Cells.Numbers numbers -> new Cells.Numbers(of(numbers.values(), places), missing);
            case Cells.Truths truths -> new Cells.Truths(of(truths.values(), places), missing);
            case Cells.Texts texts -> new Cells.Texts(of(texts.values(), places), missing);
        };
    }

    private static long[] of(long[] values, int[] places) {
        long[] some = new long[places.length];
        for (int i = 0; i < places.length; i++) {
            some[i] = values[places[i]];
        }
        return some;
    }

    private static double[] of(double[] values, int[] places) {
        double[] some = new double[places.length];
        for (int i = 0; i < places.length; i++) {
            some[i] = values[places[i]];
        }
        return some;
    }

    private static boolean[] of(boolean[] values, int[] places) {
        boolean[] some = new boolean[places.length];
        for (int i = 0; i < places.length; i++) {
            some[i] = values[places[i]];
        }
        return some;
    }

    private static String[] of(String[] values, int[] places) {
        String[] some = new String[places.length];
        for (int i = 0; i < places.length; i++) {
            some[i] = values[places[i]];
        }
        return some;
    }
}
