package modelport.formats.sklearn;

import java.util.List;
import java.util.Optional;
import modelport.formats.sklearn.Candidates.Candidate;
import modelport.onnx.RefusedException;
import org.jspecify.annotations.Nullable;

/** Chooses among several estimators of one file, where only one of them can be meant. */
record Choice(List<Candidate> candidates) {
    /** What trying to convert a candidate has given: a model, or why there is none. */
    private record Trial(
            Candidate candidate,
            @Nullable SklearnModel model,
            @Nullable RefusedException refusal) {
        boolean isFitted() {
            return refusal == null || !refusal.refusal().code().equals("sklearn.not-fitted");
        }

        /** Whether it predicts; what cannot be converted might. */
        boolean predicts() {
            return model == null
                    || model.onnx().getGraph().getOutputList().stream()
                            .anyMatch(output -> !output.getName().equals(Method.TRANSFORM.output()));
        }

        SklearnModel result() {
            return Optional.ofNullable(model)
                    .orElseThrow(() -> Optional.ofNullable(refusal).orElseThrow());
        }
    }

    /** Each must be converted to know what it answers. */
    private static final int MOST = 10;

    /** The only one that is fitted, or else the only one of those that predicts. */
    SklearnModel only() {
        if (candidates.size() > MOST) {
            throw Refusals.several(candidates);
        }
        List<Trial> trials = candidates.stream().map(this::trial).toList();
        List<Trial> fitted = trials.stream().filter(Trial::isFitted).toList();
        if (fitted.isEmpty()) {
            return trials.getFirst().result();
        }
        List<Trial> predicting = fitted.stream().filter(Trial::predicts).toList();
        List<Trial> left = fitted.size() == 1 ? fitted : predicting;
        if (left.size() != 1) {
            throw Refusals.several(candidates);
        }
        return left.getFirst().result();
    }

    private Trial trial(Candidate candidate) {
        try {
            return new Trial(candidate, SklearnModels.convert(candidate, candidates), null);
        } catch (RefusedException refusal) {
            return new Trial(candidate, null, refusal);
        }
    }
}
