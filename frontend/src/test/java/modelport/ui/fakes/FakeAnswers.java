package modelport.ui.fakes;

import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import modelport.contract.deployment.Answer;
import modelport.contract.registry.DataType;
import modelport.contract.registry.Signature;
import modelport.contract.registry.TensorSpec;
import modelport.contract.registry.Version;

/** Answers that look like a model's; the same question always gets the same one. */
final class FakeAnswers {
    Answer answer(Version version, String json) {
        Signature signature = version.signature();
        if (signature == null || !json.strip().startsWith("{")) {
            return new Answer(
                    422,
                    """
                    {"type": "about:blank", "title": "Unprocessable", "status": 422, "code": "prediction.input", "args": {}, \
                    "detail": "The body is no JSON object: it begins with “%s”. Send {\\"instances\\": [[...]]}."}""".formatted(json.strip()
                            .substring(0, Math.min(10, json.strip().length()))),
                    0.4);
        }
        var random = new Random(json.hashCode());
        String predictions = FakeFields.predictions(signature, json, random)
                .map(rows -> "\"predictions\": " + rows)
                .orElseGet(
                        () -> signature.classes().isEmpty() ? vector(random, signature) : classes(random, signature));
        return new Answer(
                200,
                "{" + predictions + ", \"predictionId\": \"01936f2a-7c1e-7b7e-8a43-2f5d1c9b0e11\", \"version\": "
                        + version.number() + ", \"digest\": \"sha256:" + version.digest() + "\"}",
                3 + random.nextInt(60) / 10.0);
    }

    private static String vector(Random random, Signature signature) {
        TensorSpec output = signature.outputs().getFirst();
        int length = (int) Math.max(1, output.shape().getLast());
        if (output.type() == DataType.BYTES) {
            return IntStream.range(0, length)
                    .mapToObj(_ -> random.nextBoolean() ? "\"high\"" : "\"low\"")
                    .collect(Collectors.joining(
                            ", ", "\"predictions\": [[", "]], \"outputs\": {\"decision\": [[0.81, 0.2]]}"));
        }
        String numbers = IntStream.range(0, length)
                .mapToObj(i -> String.format(Locale.ROOT, "%.4f", random.nextGaussian() / Math.sqrt(length)))
                .collect(Collectors.joining(", "));
        return length == 1 ? "\"predictions\": [" + numbers + "]" : "\"predictions\": [[" + numbers + "]]";
    }

    private static String classes(Random random, Signature signature) {
        double[] weights = IntStream.range(0, signature.classes().size())
                .mapToDouble(i -> Math.exp(3 * random.nextGaussian()))
                .toArray();
        double sum = java.util.Arrays.stream(weights).sum();
        int best = IntStream.range(0, weights.length).reduce(0, (a, b) -> weights[b] > weights[a] ? b : a);
        String shares = java.util.Arrays.stream(weights)
                .mapToObj(weight -> String.format(Locale.ROOT, "%.4f", weight / sum))
                .collect(Collectors.joining(", "));
        String names =
                signature.classes().stream().map(each -> "\"" + each + "\"").collect(Collectors.joining(", "));
        return "\"predictions\": [\"%s\"], \"probabilities\": [[%s]], \"classes\": [%s]"
                .formatted(signature.classes().get(best), shares, names);
    }
}
