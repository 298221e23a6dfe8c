package modelport.training.distillation;

import modelport.training.Table;
import modelport.training.Truth;
import modelport.training.network.Examination;
import modelport.training.network.Material;
import modelport.training.network.Objective;
import modelport.training.network.Weights;
import org.jspecify.annotations.Nullable;

/** What a teacher's answers mean for a network. */
interface Lessons {
    /** How many numbers the network gives. */
    int outputs();

    Objective objective();

    /** What the network learns from: the first rows may have a truth, the others have none. */
    Material material(Table inputs, Table answers, @Nullable Truth truth);

    Examination examination(Table inputs, Table answers);

    /** The weights of the network whose outputs mean what the teacher's do. */
    default Weights finished(Weights weights) {
        return weights;
    }
}
