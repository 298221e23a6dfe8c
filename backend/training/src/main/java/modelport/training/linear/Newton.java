package modelport.training.linear;

import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * Finds the smallest value by Newton's method; the steps are found by conjugate gradients (Nocedal and Wright,
 * "Numerical Optimization", algorithm 7.1).
 */
final class Newton {
    private static final int MOST_STEPS = 200;
    private static final double SHORTEST = 1e-9;
    private static final double CLOSE = 1e-10;
    private static final double ENOUGH = 1e-4;
    /** Close to the end the value changes by less than it is rounded. */
    private static final double ROUNDING = 1e-13;

    private final Smooth function;
    private final BooleanSupplier cancelled;

    Newton(Smooth function, BooleanSupplier cancelled) {
        this.function = function;
        this.cancelled = cancelled;
    }

    /** Where the function is smallest, from a start of zeros. */
    double[] smallest(int size) {
        double[] x = new double[size];
        double value = function.at(x);
        double[] gradient = function.gradient();
        double close = CLOSE * Math.max(1, norm(gradient));
        for (int step = 0; step < MOST_STEPS && norm(gradient) > close; step++) {
            if (cancelled.getAsBoolean()) {
                throw new CancellationException("stopped after step " + step);
            }
            double[] direction = direction(gradient);
            double[] next;
            double nextValue;
            double slope = product(gradient, direction);
            double length = 2;
            double most;
            do {
                length /= 2;
                next = moved(x, direction, length);
                nextValue = function.at(next);
                most = value + ENOUGH * length * slope + ROUNDING * Math.abs(value);
            } while (nextValue > most && length > SHORTEST);
            x = next;
            value = nextValue;
            gradient = function.gradient();
        }
        return x;
    }

    /** Solves {@code curvature * direction = -gradient}, the closer to the end the more exactly. */
    private double[] direction(double[] gradient) {
        double[] direction = new double[gradient.length];
        double[] rest = gradient.clone();
        double[] search = negative(rest);
        double square = product(rest, rest);
        double enough = square * Math.min(0.01, square);
        for (int i = 0; i < 2 * gradient.length && square > enough && square > 0; i++) {
            double[] bent = function.curvature(search);
            double bend = product(search, bent);
            if (!(bend > 0)) {
                break;
            }
            double length = square / bend;
            add(direction, search, length);
            add(rest, bent, length);
            double next = product(rest, rest);
            for (int j = 0; j < search.length; j++) {
                search[j] = -rest[j] + next / square * search[j];
            }
            square = next;
        }
        return direction;
    }

    private static double[] moved(double[] x, double[] direction, double length) {
        double[] moved = x.clone();
        add(moved, direction, length);
        return moved;
    }

    private static void add(double[] x, double[] direction, double length) {
        for (int i = 0; i < x.length; i++) {
            x[i] += length * direction[i];
        }
    }

    private static double[] negative(double[] x) {
        double[] negative = new double[x.length];
        add(negative, x, -1);
        return negative;
    }

    private static double product(double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }

    private static double norm(double[] x) {
        double largest = 0;
        for (double value : x) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }
}
