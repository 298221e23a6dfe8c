package modelport.gateway.serving;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import modelport.gateway.Deployment;
import modelport.gateway.SampledPrediction;
import modelport.gateway.profile.Counter;
import modelport.gateway.profile.Profile;
import modelport.gateway.sampling.Sampler;
import modelport.gateway.sampling.Snapshot;
import modelport.inference.Tensor;
import modelport.inference.TextModel;
import modelport.processing.Payload;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is noted of the rows that a deployment answers: all are counted, and a few are kept. */
final class Watch {
    private static final Logger log = LoggerFactory.getLogger(Watch.class);

    /** Nobody wants to know. */
    static final Watch NOTHING = new Watch(null, null);

    private final @Nullable Profile profile;
    private final @Nullable Keeping keeping;

    /** How predictions are kept. */
    private record Keeping(Deployment deployment, Sampler sampler, Snapshot snapshot) {
        SampledPrediction prediction(UUID id, Profile.Rows rows) {
            return new SampledPrediction(id, deployment.endpoint(), deployment.revision(), snapshot.of(rows));
        }
    }

    private Watch(@Nullable Profile profile, @Nullable Keeping keeping) {
        this.profile = profile;
        this.keeping = keeping;
    }

    /** Of a deployment; without a profile nothing is counted. */
    static Watch over(Deployment deployment, ServableForm form, @Nullable Profile profile, Sampler sampler) {
        return new Watch(profile, new Keeping(deployment, sampler, new Snapshot(shape(deployment, form))));
    }

    static Profile.Shape shape(Deployment deployment, ServableForm form) {
        return new Profile.Shape(
                form.inputs(), form.outputs(), deployment.servable().signature().classes());
    }

    boolean isNothing() {
        return profile == null && keeping == null;
    }

    void count(Counter counter, Profile.Rows rows) {
        if (profile != null) {
            counter.count(profile, rows);
        }
    }

    /** Before the answer is written, as the id in it says whether it was kept. */
    void keep(Call call, Profile.Rows rows) {
        if (keeping == null) {
            return;
        }
        int cost = Snapshot.cost(rows);
        if (cost == 0 || !keeping.sampler().wants(call.id(), cost)) {
            return;
        }
        UUID id = call.keptId();
        try {
            if (keeping.sampler().offer(keeping.prediction(id, rows))) {
                call.kept(id.toString().getBytes(StandardCharsets.ISO_8859_1));
            }
        } catch (RuntimeException e) {
            // The answer is good without; its id says that it was not kept.
            log.error("prediction is not kept: id={}", id, e);
        }
    }

    /** The rows of a question, and the answers to them from row {@code answered} on. */
    static Profile.Rows rows(Question question, ServableForm form, Outputs outputs, int answered) {
        boolean whole = form.whole();
        List<Column> inputs = new ArrayList<>();
        if (!question.payloads().isEmpty()) {
            List<String> told =
                    question.payloads().stream().map(Payload::summary).toList();
            inputs.add(Column.of(form.inputs().getFirst().name(), Tensor.texts(told, told.size())));
        } else if (question.texts().isEmpty()) {
            question.inputs().forEach((name, tensor) -> inputs.add(Column.of(name, whole ? oneRow(tensor) : tensor)));
        } else {
            inputs.add(Column.of(
                    TextModel.TEXT,
                    Tensor.texts(question.texts(), question.texts().size())));
        }
        List<Column> answers =
                whole ? outputs.columns().stream().map(Column::oneRow).toList() : outputs.columns();
        return new Profile.Rows(inputs, 0, answers, answered, question.rows());
    }

    private static Tensor oneRow(Tensor tensor) {
        return tensor.reshape(1, tensor.elements());
    }
}
