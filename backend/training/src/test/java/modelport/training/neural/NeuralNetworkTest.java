package modelport.training.neural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import modelport.training.OnnxRun;
import modelport.training.Samples;
import modelport.training.Table;
import modelport.training.TrainingSet;
import modelport.training.network.LearningEngine;
import modelport.training.network.LearningEngines;
import modelport.training.tuning.Score;
import modelport.training.tuning.Setting;
import modelport.training.tuning.Trained;
import org.junit.jupiter.api.Test;

class NeuralNetworkTest {
    private static final List<LearningEngine> ENGINES = List.of(LearningEngines.java(), LearningEngines.best());

    @Test
    void a_network_learns_classes_and_its_file_answers_as_it_does() {
        Samples cancer = Samples.breastCancer();
        TrainingSet learned = cancer.every(4, true).set();
        TrainingSet unseen = cancer.every(4, false).set();
        for (LearningEngine engine : ENGINES) {
            try (Trained trained = new NeuralNetwork(engine).fit(learned, epochs(30), 1, () -> false)) {
                Table answers = trained.answer(unseen.rows());

                assertThat(Score.accuracy().of(unseen.truth(), answers)).isGreaterThan(0.93);
                assertThat(OnnxRun.of(trained.onnx(), unseen, unseen.rows()).values())
                        .containsExactly(answers.values(), within(1e-5f));
            }
        }
    }

    @Test
    void a_network_learns_numbers_and_its_file_answers_as_it_does() {
        TrainingSet set = Samples.diabetes().set();
        try (Trained trained = new NeuralNetwork(LearningEngines.java()).fit(set, epochs(40), 1, () -> false)) {
            Table answers = trained.answer(set.rows());

            assertThat(Score.rSquared().of(set.truth(), answers)).isGreaterThan(0.4);
            assertThat(OnnxRun.of(trained.onnx(), set, set.rows()).values())
                    .containsExactly(answers.values(), within(1e-3f));
        }
    }

    @Test
    void learning_can_be_stopped() {
        TrainingSet set = Samples.named("iris").set();

        assertThatThrownBy(() -> new NeuralNetwork(LearningEngines.java()).fit(set, epochs(5), 1, () -> true))
                .isInstanceOf(CancellationException.class);
    }

    private static Setting epochs(long epochs) {
        return Setting.of(Map.of("epochs", epochs, "width", 32L, "layers", 1L, "learning_rate", 0.005));
    }
}
