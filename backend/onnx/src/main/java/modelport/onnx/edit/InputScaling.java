package modelport.onnx.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * What a graph multiplies its input with and subtracts from it or compares it with, by constants.
 *
 * @param operators in their order
 * @param factor the smallest magnitude that a number is multiplied with; 1 where none is
 * @param centre the largest magnitude that is subtracted or compared with, before anything is multiplied; 0 where none
 *     is
 */
public record InputScaling(List<String> operators, double factor, double centre) {
    static final InputScaling NONE = new InputScaling(List.of(), 1, 0);

    /** Numbers that a network counts with are hardly larger, whatever they were before. */
    private static final double WIDE = 20;

    private static final double BRIGHTEST = 255;

    public InputScaling {
        operators = List.copyOf(operators);
    }

    /**
     * Whether numbers from 0 to 255 fit: they become small ones, or the middle is beyond 1. Where every pixel has its
     * own factor the widest decides, since those that never change keep theirs.
     */
    public boolean fitsBytes() {
        return factor * BRIGHTEST <= WIDE || centre > 2;
    }

    InputScaling with(String operator) {
        var all = new ArrayList<>(operators);
        all.add(operator);
        return new InputScaling(all, factor, centre);
    }

    InputScaling times(double[] factors) {
        return new InputScaling(
                operators,
                factor * DoubleStream.of(factors).filter(each -> each > 0).min().orElse(1),
                centre);
    }

    InputScaling minus(double[] shifts, String operator) {
        double most = DoubleStream.of(shifts).max().orElse(0) / factor;
        return new InputScaling(with(operator).operators(), factor, Math.max(centre, most));
    }
}
