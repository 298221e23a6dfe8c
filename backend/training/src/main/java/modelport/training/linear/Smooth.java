package modelport.training.linear;

/** A function of many numbers, twice differentiable and convex. */
interface Smooth {
    /** Its value at {@code x}, where slope and curvature are asked for next. */
    double at(double[] x);

    /** Its slope there. */
    double[] gradient();

    /** Its curvature there times {@code direction}. */
    double[] curvature(double[] direction);
}
