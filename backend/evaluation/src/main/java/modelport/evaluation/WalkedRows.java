package modelport.evaluation;

import java.util.List;
import java.util.Map;
import modelport.inference.NumberTensor;
import modelport.inference.Tensor;
import modelport.inference.TextTensor;
import org.jspecify.annotations.Nullable;

/**
 * Some rows as a model took and answered them.
 *
 * @param size how many rows; inputs may have more at their end
 * @param inputs what it was given
 * @param labels the class that it named, row by row; null where it has no classes
 * @param confidences the probability of that class; null where it gives none
 * @param numbers the number that it answered; null where it answers none
 * @param truths what it should have answered, as places among the classes or as numbers; null where nobody knows
 * @param places its labels as places among the classes; null where it has no classes
 */
@SuppressWarnings("ArrayRecordComponent")
public record WalkedRows(
        int size,
        Map<String, Tensor> inputs,
        @Nullable List<String> labels,
        double @Nullable [] confidences,
        double @Nullable [] numbers,
        double @Nullable [] truths,
        int @Nullable [] places) {

    /** A number that went in; NaN if it is missing. */
    public double number(InputColumn column, int row) {
        if (inputs.get(column.input()) instanceof NumberTensor numbers) {
            return numbers.number(row * column.width() + column.index());
        }
        throw new IllegalArgumentException("no numbers: " + column);
    }

    /** A text that went in; null if it is missing. */
    public @Nullable String text(InputColumn column, int row) {
        if (inputs.get(column.input()) instanceof TextTensor texts) {
            String text = texts.value(row * column.width() + column.index());
            return text.equals(TextTensor.MISSING) ? null : text;
        }
        throw new IllegalArgumentException("no texts: " + column);
    }

    /** Whether an input takes texts. */
    public boolean isText(String input) {
        return inputs.get(input) instanceof TextTensor;
    }

    /** The mean of a row; NaN if anything of it is missing. */
    public double mean(String input, int row) {
        if (!(inputs.get(input) instanceof NumberTensor tensor)) {
            throw new IllegalArgumentException("no numbers: " + input);
        }
        int width = tensor.rowElements();
        double sum = 0;
        for (int i = row * width; i < (row + 1) * width; i++) {
            sum += tensor.number(i);
        }
        return sum / width;
    }
}
