package modelport.processing.image;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import modelport.processing.image.Thing.Quad;

/**
 * The smallest rectangle around points, however it is turned.
 *
 * @param angle of its longer axis against the rows
 */
record TightBox(double centerX, double centerY, double width, double height, double angle) {
    /** A point. */
    record Point(double x, double y) {}

    /** Around points of which only the outermost count. */
    static TightBox around(List<Point> points) {
        List<Point> hull = hull(points);
        if (hull.size() == 1) {
            return new TightBox(hull.getFirst().x(), hull.getFirst().y(), 0, 0, 0);
        }
        TightBox best = null;
        for (int i = 0; i < hull.size(); i++) {
            Point from = hull.get(i);
            Point to = hull.get((i + 1) % hull.size());
            TightBox box = along(hull, Math.atan2(to.y() - from.y(), to.x() - from.x()));
            if (best == null || box.area() < best.area()) {
                best = box;
            }
        }
        return Objects.requireNonNull(best);
    }

    double area() {
        return width * height;
    }

    double shorter() {
        return Math.min(width, height);
    }

    /** It with so much more on every side. */
    TightBox grown(double by) {
        return new TightBox(centerX, centerY, width + 2 * by, height + 2 * by, angle);
    }

    boolean contains(double x, double y) {
        double cos = Math.cos(angle);
        double sin = Math.sin(angle);
        double across = (x - centerX) * cos + (y - centerY) * sin;
        double down = (y - centerY) * cos - (x - centerX) * sin;
        return Math.abs(across) <= width / 2 + 0.5 && Math.abs(down) <= height / 2 + 0.5;
    }

    /** Its corners, in the order of {@link Quad}. */
    List<Point> corners() {
        double cos = Math.cos(angle) / 2;
        double sin = Math.sin(angle) / 2;
        var corners = new ArrayList<>(List.of(
                corner(-width * cos + height * sin, -width * sin - height * cos),
                corner(width * cos + height * sin, width * sin - height * cos),
                corner(width * cos - height * sin, width * sin + height * cos),
                corner(-width * cos - height * sin, -width * sin + height * cos)));
        corners.sort(Comparator.comparingDouble(Point::x));
        List<Point> left = corners.subList(0, 2).stream()
                .sorted(Comparator.comparingDouble(Point::y))
                .toList();
        List<Point> right = corners.subList(2, 4).stream()
                .sorted(Comparator.comparingDouble(Point::y))
                .toList();
        return List.of(left.getFirst(), right.getFirst(), right.getLast(), left.getLast());
    }

    private Point corner(double x, double y) {
        return new Point(centerX + x, centerY + y);
    }

    private static TightBox along(List<Point> hull, double angle) {
        double cos = Math.cos(angle);
        double sin = Math.sin(angle);
        double left = Double.MAX_VALUE;
        double right = -Double.MAX_VALUE;
        double top = Double.MAX_VALUE;
        double bottom = -Double.MAX_VALUE;
        for (Point point : hull) {
            double across = point.x() * cos + point.y() * sin;
            double down = point.y() * cos - point.x() * sin;
            left = Math.min(left, across);
            right = Math.max(right, across);
            top = Math.min(top, down);
            bottom = Math.max(bottom, down);
        }
        double x = (left + right) / 2;
        double y = (top + bottom) / 2;
        return new TightBox(x * cos - y * sin, x * sin + y * cos, right - left, bottom - top, angle);
    }

    /** Andrew's monotone chain. */
    private static List<Point> hull(List<Point> points) {
        List<Point> sorted = points.stream()
                .distinct()
                .sorted(Comparator.comparingDouble(Point::x).thenComparingDouble(Point::y))
                .toList();
        if (sorted.size() < 3) {
            return sorted;
        }
        var hull = new ArrayList<Point>(half(sorted));
        hull.addAll(half(sorted.reversed()));
        return hull;
    }

    private static List<Point> half(List<Point> points) {
        var half = new ArrayList<Point>();
        for (Point point : points) {
            while (half.size() >= 2 && !turns(half.get(half.size() - 2), half.getLast(), point)) {
                half.removeLast();
            }
            half.add(point);
        }
        half.removeLast();
        return half;
    }

    private static boolean turns(Point a, Point b, Point c) {
        return (b.x() - a.x()) * (c.y() - a.y()) - (b.y() - a.y()) * (c.x() - a.x()) > 0;
    }
}
