package modelport.statistics.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import modelport.statistics.Measures;
import modelport.statistics.Metric;
import modelport.statistics.Unmeasured;
import modelport.statistics.Unmeasured.Reason;
import org.junit.jupiter.api.Test;

class EmbeddingAgreementTest {
    @Test
    void the_same_embeddings_agree_in_everything() {
        var agreement = new EmbeddingAgreement(new EmbeddingOptions(4, 3, 50, 1));
        var random = new SplittableRandom(1);
        for (int i = 0; i < 100; i++) {
            float[] vector = vector(random, 4);
            agreement.add(vector, vector);
        }

        Measures measures = agreement.measures();

        assertThat(value(measures, Metric.COSINE_MEAN)).isCloseTo(1, within(1e-12));
        assertThat(value(measures, Metric.COSINE_P5)).isCloseTo(1, within(1e-12));
        assertThat(value(measures, Metric.L2_ERROR)).isZero();
        assertThat(value(measures, Metric.NEIGHBOUR_OVERLAP)).isEqualTo(1);
    }

    @Test
    void angles_and_distances_are_those_of_geometry() {
        var agreement = new EmbeddingAgreement(EmbeddingOptions.of(2));
        agreement.add(new float[] {1, 0}, new float[] {0, 2});
        agreement.add(new float[] {3, 4}, new float[] {3, 4});
        agreement.add(new float[] {0, 0}, new float[] {0, 0});
        agreement.add(new float[] {0, 0}, new float[] {0, 1});

        Measures measures = agreement.measures();

        assertThat(value(measures, Metric.COSINE_MEAN)).isCloseTo(0.5, within(1e-12));
        assertThat(value(measures, Metric.COSINE_MIN)).isCloseTo(0, within(1e-12));
        assertThat(value(measures, Metric.L2_ERROR)).isCloseTo((Math.sqrt(5) + 1) / 4, within(1e-12));
        assertThat(measures.unmeasured()).contains(new Unmeasured(Metric.NEIGHBOUR_OVERLAP, Reason.TOO_FEW_ROWS));
    }

    @Test
    void noise_costs_neighbours_before_it_costs_angle() {
        var agreement = new EmbeddingAgreement(new EmbeddingOptions(16, 5, 200, 1));
        var merged = new EmbeddingAgreement(new EmbeddingOptions(16, 5, 200, 2));
        var random = new SplittableRandom(3);
        for (int i = 0; i < 600; i++) {
            float[] reference = vector(random, 16);
            float[] embedding = reference.clone();
            for (int j = 0; j < embedding.length; j++) {
                embedding[j] += 0.05f * (random.nextFloat() - 0.5f);
            }
            (i < 300 ? agreement : merged).add(reference, embedding);
        }

        agreement.merge(merged);
        Measures measures = agreement.measures();

        assertThat(value(measures, Metric.COSINE_MEAN)).isGreaterThan(0.99);
        assertThat(value(measures, Metric.NEIGHBOUR_OVERLAP)).isBetween(0.5, 0.99);
        assertThat(measures.find(Metric.COSINE_P5).orElseThrow().interval()).isNotNull();
        assertThat(measures.find(Metric.COSINE_MEAN).orElseThrow().n()).isEqualTo(600);
        assertThat(measures.find(Metric.NEIGHBOUR_OVERLAP).orElseThrow().n()).isEqualTo(200);
    }

    @Test
    void embeddings_of_another_dimension_are_refused() {
        var agreement = new EmbeddingAgreement(EmbeddingOptions.of(3));

        assertThatThrownBy(() -> agreement.add(new float[3], new float[2])).hasMessageContaining("not 3");
        assertThatThrownBy(() -> agreement.add(new float[3], new float[] {Float.NaN, 0, 0}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static float[] vector(SplittableRandom random, int dimension) {
        float[] vector = new float[dimension];
        for (int i = 0; i < dimension; i++) {
            vector[i] = random.nextFloat() - 0.5f;
        }
        return vector;
    }

    private static double value(Measures measures, Metric metric) {
        return measures.find(metric).orElseThrow().value();
    }
}
