package modelport.training.tuning;

import java.util.List;

/** Hears of models while they are trained, in the thread that asked for them. */
public interface FitListener {
    /** A model is about to be trained that answers for these. */
    void begun(List<Cell> cells);

    /** What was found by one model, as soon as it is. */
    void found(List<CellScore> scores);
}
