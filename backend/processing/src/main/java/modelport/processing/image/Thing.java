package modelport.processing.image;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Something found at a place of a picture.
 *
 * @param label what it is; empty where the model only says where
 * @param quad its corners, clockwise from the upper left one
 */
public record Thing(String label, double score, Quad quad) {
    /** As answers say it. */
    public Map<String, Object> told() {
        var told = new LinkedHashMap<String, Object>();
        if (!label.isEmpty()) {
            told.put("label", label);
        }
        told.put("score", score);
        told.put("box", quad.box());
        if (quad.slanted()) {
            told.put("polygon", quad.points());
        }
        return told;
    }

    /**
     * Four corners.
     *
     * @param x of the upper left, the upper right, the lower right and the lower left one
     */
    public record Quad(List<Double> x, List<Double> y, boolean slanted) {
        public Quad {
            x = List.copyOf(x);
            y = List.copyOf(y);
        }

        /** Sides along those of the picture. */
        static Quad upright(double left, double top, double right, double bottom) {
            return new Quad(List.of(left, right, right, left), List.of(top, top, bottom, bottom), false);
        }

        double left() {
            return x.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
        }

        double right() {
            return x.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        }

        double top() {
            return y.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
        }

        double bottom() {
            return y.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        }

        Map<String, Object> box() {
            var box = new LinkedHashMap<String, Object>();
            box.put("x", rounded(left()));
            box.put("y", rounded(top()));
            box.put("width", rounded(right() - left()));
            box.put("height", rounded(bottom() - top()));
            return box;
        }

        List<List<Double>> points() {
            return IntStream.range(0, x.size())
                    .mapToObj(i -> List.of(rounded(x.get(i)), rounded(y.get(i))))
                    .toList();
        }

        private static double rounded(double value) {
            return Math.rint(value * 100) / 100;
        }
    }
}
