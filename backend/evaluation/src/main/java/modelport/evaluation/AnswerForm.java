package modelport.evaluation;

import static modelport.inference.OutputRoles.NONE;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import modelport.contract.evaluation.EvaluationKind;
import modelport.contract.registry.DataType;
import modelport.contract.registry.Signature;
import modelport.contract.registry.TensorSpec;
import modelport.inference.OutputRoles;
import org.jspecify.annotations.Nullable;

/**
 * Where a model's answer stands among its outputs.
 *
 * @param classes of a classification; empty where only the rows can tell them
 * @param label name of the output with the labels, if there is one
 * @param values name of the output with the scores, numbers or vectors, if there is one
 * @param logits whether the scores are not meant as probabilities
 * @param wide whether there is a number for each class, not one for both
 */
record AnswerForm(
        EvaluationKind kind,
        List<String> classes,
        @Nullable String label,
        @Nullable String values,
        boolean logits,
        boolean wide) {
    private static final Set<String> CLASSIFYING = Set.of(
            "classification",
            "text-classification",
            "image-classification",
            "audio-classification",
            "anomaly-detection");
    private static final Set<String> OTHER = Set.of(
            "clustering",
            "token-classification",
            "question-answering",
            "fill-mask",
            "text-generation",
            "translation",
            "object-detection",
            "ocr",
            "speech-recognition",
            "voice-activity",
            "text-to-speech");

    AnswerForm {
        classes = List.copyOf(classes);
    }

    static AnswerForm of(Signature signature, @Nullable String task) {
        if (task != null && OTHER.contains(task)) {
            throw EvaluationException.of("task", "task", task);
        }
        List<TensorSpec> outputs = RowModel.outputs(signature);
        OutputRoles roles = OutputRoles.of(outputs, signature.classes());
        boolean classes = signature.classes().size() > 1 && (roles.label() != NONE || roles.scores() != NONE);
        boolean asked = task != null && CLASSIFYING.contains(task);
        boolean labelled = signature.classes().isEmpty() && roles.label() != NONE;
        if (classes || labelled || asked) {
            return classification(signature, outputs, roles);
        }
        return values(outputs, task);
    }

    private static AnswerForm classification(Signature signature, List<TensorSpec> outputs, OutputRoles roles) {
        int label = roles.label() != NONE ? roles.label() : find(outputs, OutputRoles::isLabel);
        int scores = roles.scores();
        List<String> classes = signature.classes();
        if (classes.isEmpty() && scores == NONE) {
            scores = find(outputs, spec -> isReal(spec) && width(spec) > 0);
        }
        if (classes.isEmpty() && scores != NONE) {
            long width = Math.max(2, width(outputs.get(scores)));
            // Labels without names may be any words, so that only the rows know which.
            classes = label == NONE
                    ? IntStream.range(0, (int) width)
                            .mapToObj(Integer::toString)
                            .toList()
                    : List.of();
            scores = label == NONE ? scores : NONE;
        }
        if (label == NONE && scores == NONE) {
            throw noAnswer(outputs);
        }
        String values = scores == NONE ? null : outputs.get(scores).name();
        boolean logits = values != null && values.toLowerCase(Locale.ROOT).contains("logit");
        String labels = label == NONE ? null : outputs.get(label).name();
        boolean wide = values != null && width(outputs.get(scores)) > 1;
        return new AnswerForm(EvaluationKind.CLASSIFICATION, classes, labels, values, logits, wide);
    }

    private static AnswerForm values(List<TensorSpec> outputs, @Nullable String task) {
        int pooled = find(outputs, spec -> spec.name().equals("sentence_embedding"));
        int place = pooled != NONE ? pooled : find(outputs, AnswerForm::isReal);
        if (place == NONE) {
            throw noAnswer(outputs);
        }
        TensorSpec output = outputs.get(place);
        boolean number = width(output) == 1;
        if (!number && "regression".equals(task)) {
            throw EvaluationException.of("several-outputs", "output", output.name(), "shape", output.shape());
        }
        boolean vector = !number || "embedding".equals(task);
        EvaluationKind kind = vector ? EvaluationKind.EMBEDDING : EvaluationKind.REGRESSION;
        return new AnswerForm(kind, List.of(), null, output.name(), false, false);
    }

    private static EvaluationException noAnswer(List<TensorSpec> outputs) {
        String names = String.join(", ", outputs.stream().map(TensorSpec::name).toList());
        return EvaluationException.of("no-answer", "outputs", names);
    }

    private static int find(List<TensorSpec> outputs, Predicate<TensorSpec> test) {
        return IntStream.range(0, outputs.size())
                .filter(i -> test.test(outputs.get(i)))
                .findFirst()
                .orElse(NONE);
    }

    private static boolean isReal(TensorSpec output) {
        return switch (output.type()) {
            case FP16, BF16, FP32, FP64 -> !output.shape().isEmpty();
            case BOOL, UINT8, UINT16, UINT32, UINT64, INT8, INT16, INT32, INT64, BYTES -> false;
        };
    }

    /** Numbers a row; -1 if that is not known. */
    private static long width(TensorSpec output) {
        long width = 1;
        for (long size : output.shape().subList(1, output.shape().size())) {
            width = size < 0 || width < 0 ? -1 : width * size;
        }
        return width;
    }

    /** Whether numbers of this type are kept exactly in four bytes. */
    static boolean isSingle(DataType type) {
        return type == DataType.FP32 || type == DataType.FP16 || type == DataType.BF16;
    }
}
