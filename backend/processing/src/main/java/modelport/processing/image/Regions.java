package modelport.processing.image;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import modelport.contract.processing.RegionAnswer;
import modelport.inference.NumberTensor;
import modelport.processing.Faults;
import modelport.processing.image.Thing.Quad;
import modelport.processing.image.TightBox.Point;

/** Lines of text from a map of probabilities: what DB does behind its network. */
final class Regions {
    /** Lines whose upper edges are so close are next to each other, and read from the left. */
    private static final double SAME_LINE = 10;

    private final RegionAnswer how;
    private final Placing placing;
    private final FloatBuffer map;
    private final int width;
    private final int height;
    private final boolean[] seen;

    private Regions(RegionAnswer how, NumberTensor tensor, Placing placing) {
        long[] shape = tensor.shape();
        if (shape.length < 3) {
            throw Faults.file("regions-shape", "shape", Arrays.toString(shape));
        }
        this.how = how;
        this.placing = placing;
        map = tensor.floats();
        height = (int) shape[shape.length - 2];
        width = (int) shape[shape.length - 1];
        seen = new boolean[width * height];
    }

    static List<Thing> of(RegionAnswer how, NumberTensor tensor, Placing placing) {
        return new Regions(how, tensor, placing).all();
    }

    private List<Thing> all() {
        var things = new ArrayList<Thing>();
        for (int start = 0; start < seen.length && things.size() < how.maxRegions(); start++) {
            if (!seen[start] && map.get(start) > how.threshold()) {
                TightBox box = TightBox.around(outline(start));
                double score = box.shorter() < how.minSize() ? 0 : score(box);
                if (score >= how.boxThreshold() && score > 0) {
                    TightBox grown = box.grown(box.area() * how.unclip() / (2 * (box.width() + box.height())));
                    if (grown.shorter() >= how.minSize() + 2) {
                        things.add(new Thing("", score, quad(grown)));
                    }
                }
            }
        }
        return inReadingOrder(things);
    }

    /** The first and the last pixel of every row of what hangs together. */
    private List<Point> outline(int start) {
        var outline = new ArrayList<Point>();
        var waiting = new IntStack();
        seen[start] = true;
        waiting.push(start);
        while (!waiting.isEmpty()) {
            int pixel = waiting.pop();
            int x = pixel % width;
            int y = pixel / width;
            boolean edge = !isText(x - 1, y) || !isText(x + 1, y);
            if (edge) {
                outline.add(new Point(x, y));
            }
            for (int dy = -1; dy <= 1; dy++) {
                for (int dx = -1; dx <= 1; dx++) {
                    int next = (y + dy) * width + x + dx;
                    if (isText(x + dx, y + dy) && !seen[next]) {
                        seen[next] = true;
                        waiting.push(next);
                    }
                }
            }
        }
        return outline;
    }

    private boolean isText(int x, int y) {
        return x >= 0 && x < width && y >= 0 && y < height && map.get(y * width + x) > how.threshold();
    }

    /** The mean of what lies in the box. */
    private double score(TightBox box) {
        List<Point> corners = box.corners();
        int left =
                (int) Math.max(0, corners.stream().mapToDouble(Point::x).min().orElse(0));
        int right = (int)
                Math.min(width - 1, corners.stream().mapToDouble(Point::x).max().orElse(0) + 1);
        int top = (int) Math.max(0, corners.stream().mapToDouble(Point::y).min().orElse(0));
        int bottom = (int) Math.min(
                height - 1, corners.stream().mapToDouble(Point::y).max().orElse(0) + 1);
        double sum = 0;
        int count = 0;
        for (int y = top; y <= bottom; y++) {
            for (int x = left; x <= right; x++) {
                if (box.contains(x, y)) {
                    sum += map.get(y * width + x);
                    count++;
                }
            }
        }
        return count == 0 ? 0 : sum / count;
    }

    private Quad quad(TightBox box) {
        double stepX = (double) placing.picture().width() / width;
        double stepY = (double) placing.picture().height() / height;
        var x = new ArrayList<Double>();
        var y = new ArrayList<Double>();
        for (Point corner : box.corners()) {
            x.add(Math.clamp(placing.oldX(corner.x() * stepX), 0, placing.wholeWidth()));
            y.add(Math.clamp(placing.oldY(corner.y() * stepY), 0, placing.wholeHeight()));
        }
        return new Quad(x, y, true);
    }

    private static List<Thing> inReadingOrder(List<Thing> things) {
        things.sort(Comparator.<Thing>comparingDouble(thing -> thing.quad().y().getFirst())
                .thenComparingDouble(thing -> thing.quad().x().getFirst()));
        for (int i = 1; i < things.size(); i++) {
            for (int j = i; j > 0 && isBefore(things.get(j), things.get(j - 1)); j--) {
                Collections.swap(things, j, j - 1);
            }
        }
        return things;
    }

    private static boolean isBefore(Thing thing, Thing other) {
        Quad quad = thing.quad();
        Quad before = other.quad();
        return Math.abs(quad.y().getFirst() - before.y().getFirst()) < SAME_LINE
                && quad.x().getFirst() < before.x().getFirst();
    }

    /** Pixels still to be looked at. */
    private static final class IntStack {
        private int[] values = new int[256];
        private int size;

        void push(int value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, size * 2);
            }
            values[size++] = value;
        }

        int pop() {
            size--;
            return values[size];
        }

        boolean isEmpty() {
            return size == 0;
        }
    }
}
