package modelport.training.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Finds the weights of a network: epochs of shuffled batches, until it does not get better any more. */
public final class Fitting {
    /** Rows that are run at once when the network is judged. */
    private static final int CHUNK = 1024;

    private final LearningEngine engine;
    private final Network network;
    private final Objective objective;
    private final Schedule schedule;

    public Fitting(LearningEngine engine, Network network, Objective objective, Schedule schedule) {
        this.engine = engine;
        this.network = network;
        this.objective = objective;
        this.schedule = schedule;
    }

    /**
     * Learns, and gives the weights of the best epoch.
     *
     * @param goOn told of each epoch; where it says no, a {@link CancellationException} is thrown
     */
    public Fitted fit(Material material, Examination examination, long seed, Predicate<Epoch> goOn) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        Weights start = Weights.random(network, random.nextLong());
        try (Learner learner = engine.learner(network, start, objective, random.nextLong())) {
            return new Run(learner, material, examination, random).epochs(goOn);
        }
    }

    private final class Run {
        private final Learner learner;
        private final Material material;
        private final Examination examination;
        private final RandomGenerator random;
        private final int[] order;
        private final List<Epoch> curve = new ArrayList<>();
        private double smallest = Double.POSITIVE_INFINITY;
        private int best;
        private Weights weights;

        Run(Learner learner, Material material, Examination examination, RandomGenerator random) {
            this.learner = learner;
            this.material = material;
            this.examination = examination;
            this.random = random;
            weights = learner.weights();
            order = new int[material.inputs().rows()];
            Arrays.setAll(order, i -> i);
        }

        Fitted epochs(Predicate<Epoch> goOn) {
            for (int number = 1; number <= schedule.epochs() && number - best <= schedule.patience(); number++) {
                double loss = epoch(number);
                float[] outputs = outputs();
                if (examination.loss(outputs) < smallest) {
                    smallest = examination.loss(outputs);
                    best = number;
                    weights = learner.weights();
                }
                boolean last = number == schedule.epochs() || number + 1 - best > schedule.patience();
                double done = last ? 1 : (double) number / schedule.epochs();
                curve.add(new Epoch(number, done, loss, examination.score(outputs)));
                if (!goOn.test(curve.getLast())) {
                    throw new CancellationException("stopped after epoch " + number);
                }
            }
            return new Fitted(weights, curve, Math.max(best, 1));
        }

        private double epoch(int number) {
            shuffle();
            double loss = 0;
            for (int from = 0; from < order.length; from += schedule.batch()) {
                int[] rows = Arrays.copyOfRange(order, from, Math.min(from + schedule.batch(), order.length));
                double done = (number - 1 + (double) from / order.length) / schedule.epochs();
                loss += learner.step(material.batch(rows), schedule.rate(done)) * rows.length / order.length;
            }
            return loss;
        }

        private void shuffle() {
            for (int i = order.length - 1; i > 0; i--) {
                int other = random.nextInt(i + 1);
                int row = order[i];
                order[i] = order[other];
                order[other] = row;
            }
        }

        private float[] outputs() {
            float[] inputs = examination.inputs().values();
            int rows = examination.inputs().rows();
            float[] all = new float[rows * network.outputs()];
            for (int from = 0; from < rows; from += CHUNK) {
                int count = Math.min(CHUNK, rows - from);
                int columns = network.columns();
                float[] part = Arrays.copyOfRange(inputs, from * columns, (from + count) * columns);
                float[] outputs = learner.outputs(part, count);
                System.arraycopy(outputs, 0, all, from * network.outputs(), outputs.length);
            }
            return all;
        }
    }
}
