package modelport.training.network;

/** A network whose weights are being found, by Adam (Kingma and Ba, 2015). Used by one thread. */
public interface Learner extends AutoCloseable {
    double BETA1 = 0.9;
    double BETA2 = 0.999;
    double EPSILON = 1e-8;

    /** Makes one step and gives the mean loss before it. */
    double step(Batch batch, double learningRate);

    /** What comes out for {@code rows} rows: [rows, outputs]. */
    float[] outputs(float[] inputs, int rows);

    /** A copy of the weights as they are now. */
    Weights weights();

    @Override
    void close();
}
