package modelport.training.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.List;
import java.util.Random;
import modelport.training.network.Objective.SoftClasses;
import modelport.training.network.Objective.Squares;
import modelport.training.network.Weights.Layer;
import modelport.training.network.arrays.ArrayEngine;
import modelport.training.network.djl.DjlEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LearnerTest {
    private static final int ROWS = 32;
    private static final LearningEngine JAVA = new ArrayEngine();

    static List<Network> networks() {
        return List.of(
                new Network(5, List.of(), 3),
                new Network(5, List.of(LayerSpec.dense(8)), 3),
                new Network(5, List.of(LayerSpec.dense(8, Activation.TANH), LayerSpec.dense(6, Activation.SIGMOID)), 3),
                new Network(
                        5,
                        List.of(
                                LayerSpec.dense(8).withBatchNorm(),
                                LayerSpec.dense(4).withBatchNorm()),
                        3));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void both_engines_take_the_same_steps(Network network) {
        assumeThat(DjlEngine.find()).isPresent();
        LearningEngine djl = DjlEngine.find().orElseThrow();

        for (Objective objective : List.of(new SoftClasses(3, 0.7), new Squares())) {
            Weights start = Weights.random(network, 4);
            try (Learner one = JAVA.learner(network, start, objective, 1);
                    Learner other = djl.learner(network, start, objective, 1)) {
                for (int step = 0; step < 20; step++) {
                    Batch batch = batch(network, step);
                    double loss = one.step(batch, 0.01);
                    assertThat(other.step(batch, 0.01)).isEqualTo(loss, within(1e-4));
                }

                expectClose(other.weights(), one.weights());
                float[] rows = batch(network, 99).inputs();
                assertThat(other.outputs(rows, ROWS)).containsExactly(one.outputs(rows, ROWS), within(2e-3f));
            }
        }
    }

    @Test
    void dropout_leaves_answers_alone_once_learning_is_over() {
        Network network = new Network(5, List.of(LayerSpec.dense(50).withDropout(0.5)), 3);
        for (LearningEngine engine : List.of(JAVA, LearningEngines.best())) {
            try (Learner learner = engine.learner(network, Weights.random(network, 1), new Squares(), 1)) {
                Batch batch = batch(network, 1);
                learner.step(batch, 0.01);

                assertThat(learner.outputs(batch.inputs(), ROWS)).isEqualTo(learner.outputs(batch.inputs(), ROWS));
            }
        }
    }

    @Test
    void the_same_seed_gives_the_same_bits() {
        Network network =
                new Network(5, List.of(LayerSpec.dense(8).withDropout(0.3).withBatchNorm()), 3);
        for (LearningEngine engine : List.of(JAVA, LearningEngines.best())) {
            assertThat(bits(engine, network)).isEqualTo(bits(engine, network));
        }
    }

    private static List<String> bits(LearningEngine engine, Network network) {
        try (Learner learner = engine.learner(network, Weights.random(network, 1), new SoftClasses(2, 0.5), 7)) {
            for (int step = 0; step < 30; step++) {
                learner.step(batch(network, step), 0.01);
            }
            return learner.weights().layers().stream()
                    .map(layer -> java.util.Arrays.toString(layer.weights()))
                    .toList();
        }
    }

    private static void expectClose(Weights found, Weights expected) {
        for (int i = 0; i < expected.layers().size(); i++) {
            Layer one = found.layers().get(i);
            Layer other = expected.layers().get(i);
            assertThat(one.weights()).containsExactly(other.weights(), within(2e-3f));
            assertThat(one.norm().isPresent()).isEqualTo(other.norm().isPresent());
            if (one.norm().isPresent() && other.norm().isPresent()) {
                assertThat(one.norm().get().mean())
                        .containsExactly(other.norm().get().mean(), within(2e-3f));
                assertThat(one.norm().get().variance())
                        .containsExactly(other.norm().get().variance(), within(2e-3f));
                assertThat(one.norm().get().gamma())
                        .containsExactly(other.norm().get().gamma(), within(2e-3f));
            }
        }
    }

    private static Batch batch(Network network, int seed) {
        Random random = new Random(seed);
        float[] inputs = numbers(random, ROWS * network.columns());
        return new Batch(ROWS, inputs, shares(random, network.outputs()), shares(random, network.outputs()));
    }

    private static float[] numbers(Random random, int count) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        return numbers;
    }

    private static float[] shares(Random random, int width) {
        float[] shares = numbers(random, ROWS * width);
        double[] logs = new double[width];
        for (int row = 0; row < ROWS; row++) {
            Softmax.logs(shares, row * width, 1, logs);
            for (int i = 0; i < width; i++) {
                shares[row * width + i] = (float) Math.exp(logs[i]);
            }
        }
        return shares;
    }
}
