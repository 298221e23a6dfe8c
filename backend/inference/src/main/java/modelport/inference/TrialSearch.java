package modelport.inference;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import modelport.contract.registry.Signature;
import modelport.contract.registry.TensorSpec;
import modelport.inference.GeneratedInputs.Plan;
import modelport.inference.InferenceException.Fault;
import org.jspecify.annotations.Nullable;

/** Finds inputs of its own that a model accepts, and with them sizes that its file leaves open. */
final class TrialSearch {
    private static final int ROWS = 4;
    private static final long NANOS = 120_000_000_000L;

    private final LoadedModel model;
    private final Examples examples;
    private final long start = System.nanoTime();

    TrialSearch(LoadedModel model, Examples examples) {
        this.model = model;
        this.examples = examples;
    }

    /** The first plan that works, four rows rather than one. */
    Plan find() {
        InferenceException refused = null;
        for (int rows : new int[] {ROWS, 1}) {
            for (Plan plan : GeneratedInputs.plans(inputs(), rows)) {
                Optional<InferenceException> failure = attempt(plan);
                if (failure.isEmpty()) {
                    return plan;
                }
                refused = refused == null ? failure.get() : refused;
                if (System.nanoTime() - start > NANOS) {
                    break;
                }
            }
        }
        throw nothingWorked(refused);
    }

    /** The inputs, with the sizes that alone will do. */
    Signature settled(Plan plan) {
        Signature signature = model.signature();
        boolean sizes = !works(new Plan(plan.rows(), plan.size() + 1, plan.channels(), plan.values()))
                && !works(new Plan(plan.rows(), plan.size() * 2, plan.channels(), plan.values()));
        boolean channels = !works(new Plan(plan.rows(), plan.size(), plan.channels() + 1, plan.values()));
        List<TensorSpec> inputs = GeneratedInputs.settled(inputs(), plan, sizes, channels);
        return SignatureDraft.withInputs(signature, inputs);
    }

    /** What the model is given under a plan. */
    Map<String, Tensor> inputs(Plan plan) {
        return GeneratedInputs.of(inputs(), plan, examples);
    }

    private boolean works(Plan plan) {
        return attempt(plan).isEmpty();
    }

    private Optional<InferenceException> attempt(Plan plan) {
        try {
            model.run(inputs(plan), TrialRows.DEADLINE);
            return Optional.empty();
        } catch (InferenceException e) {
            // A converted model may say that a value is at fault, which was made up here.
            if (e.fault() == Fault.RUN || e.fault() == Fault.INPUT) {
                return Optional.of(e);
            }
            throw e;
        }
    }

    private List<TensorSpec> inputs() {
        return model.signature().inputs();
    }

    private static InferenceException nothingWorked(@Nullable InferenceException first) {
        String reason = first == null ? "" : first.problem().args().getOrDefault("reason", "");
        return InferenceException.of(Fault.RUN, "trial-no-input", "reason", reason);
    }
}
