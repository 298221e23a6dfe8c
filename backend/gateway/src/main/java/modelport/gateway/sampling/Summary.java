package modelport.gateway.sampling;

import java.util.LinkedHashMap;
import java.util.Map;
import modelport.gateway.profile.Values;

/** What is said of a row that is too large to be kept. */
final class Summary {
    private Summary() {}

    /** How many values there are and what identifies them; of numbers their range and mean as well. */
    static Map<String, Object> of(Values values, int row) {
        Map<String, Object> summary = new LinkedHashMap<>();
        int width = values.width();
        summary.put("values", width);
        if (values.isNumeric()) {
            double least = Double.POSITIVE_INFINITY;
            double most = Double.NEGATIVE_INFINITY;
            double sum = 0;
            for (int i = row * width; i < (row + 1) * width; i++) {
                double number = values.number(i);
                least = Math.min(least, number);
                most = Math.max(most, number);
                sum += number;
            }
            if (Double.isFinite(sum)) {
                summary.put("least", least);
                summary.put("most", most);
                summary.put("mean", sum / width);
            }
        }
        summary.put("sha256", values.digest(row));
        return summary;
    }
}
