package modelport.formats.boosting;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import modelport.formats.LegacyXgboost;
import modelport.onnx.RefusedException;
import org.jspecify.annotations.Nullable;

/** Reads XGBoost's models from JSON and from UBJSON, which hold the same members. */
final class XgboostReader {
    private static final String UBJSON_NUMBERS = "LliIU";

    private final Walk walk;
    private final XgboostEnsembleReader ensemble;
    private final Map<String, String> modelParameters = new LinkedHashMap<>();
    private final Map<String, String> objectiveParameters = new LinkedHashMap<>();
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private List<String> names = List.of();
    private List<String> types = List.of();
    private @Nullable String objective;
    private @Nullable Release release;

    private XgboostReader(Walk walk) {
        this.walk = walk;
        ensemble = new XgboostEnsembleReader(walk);
    }

    static XgboostModel read(byte[] bytes) {
        if (LegacyXgboost.is(bytes)) {
            throw RefusedException.of("boosting.legacy");
        }
        var found = new Object() {
            @Nullable
            XgboostModel model;
        };
        if (isUbjson(bytes)) {
            UbjsonWalk.walk(bytes, walk -> found.model = read(walk));
        } else {
            JsonWalk.walk(bytes, walk -> found.model = read(walk));
        }
        return require("learner", found.model);
    }

    /** Both begin with a brace; in UBJSON the type of the first name's length follows. */
    private static boolean isUbjson(byte[] bytes) {
        return bytes.length > 1 && bytes[0] == '{' && UBJSON_NUMBERS.indexOf(bytes[1]) >= 0;
    }

    private static XgboostModel read(Walk walk) {
        var reader = new XgboostReader(walk);
        walk.object(reader::top);
        walk.end();
        return reader.model();
    }

    /** What Python's pickles hold is the model beside its configuration. */
    private void top(String name) {
        switch (name) {
            case "learner" -> walk.object(this::learner);
            case "version" -> release = release(walk.longs());
            case "Model" -> walk.object(this::top);
            default -> walk.skip();
        }
    }

    private static Release release(long[] parts) {
        Flaws.requireLength("version", parts.length, 3);
        for (long part : parts) {
            Flaws.requireIndex("version", part, 1_000_000);
        }
        return new Release((int) parts[0], (int) parts[1], (int) parts[2]);
    }

    private void learner(String name) {
        switch (name) {
            case "attributes" -> walk.object(key -> walk.textIfAny().ifPresent(text -> attributes.put(key, text)));
            case "feature_names" -> names = walk.texts();
            case "feature_types" -> types = walk.texts();
            case "gradient_booster" -> walk.object(ensemble::booster);
            case "learner_model_param" -> walk.object(key -> modelParameters.put(key, walk.text()));
            case "objective" -> walk.object(this::objective);
            default -> walk.skip();
        }
    }

    private void objective(String name) {
        if (name.equals("name")) {
            objective = walk.text();
        } else if (name.endsWith("_param")) {
            walk.object(key -> walk.textIfAny().ifPresent(text -> objectiveParameters.put(key, text)));
        } else {
            walk.skip();
        }
    }

    private XgboostModel model() {
        int features = parameter("num_feature", 1);
        Limits.features(features);
        float[] scores = baseScores();
        return new XgboostModel(
                require("version", release),
                ensemble.name(),
                XgboostColumns.of(features, names, types, ensemble.categories()),
                XgboostObjective.of(require("name", objective)),
                ensemble.scorer(features, scores.length),
                scores,
                ensemble.roundEnds(scores.length),
                attributes,
                objectiveParameters);
    }

    /** One for each class or target; before release 3.1 one for all. */
    private float[] baseScores() {
        int classes = parameter("num_class", 0);
        int targets = modelParameters.containsKey("num_target") ? parameter("num_target", 0) : 1;
        if (classes > 1 && targets > 1) {
            throw Flaws.range("num_target", targets);
        }
        int outputs = Math.max(1, Math.max(classes, targets));
        Limits.outputs(outputs);
        float[] scores = XgboostNumbers.floats("base_score", require("base_score", modelParameters.get("base_score")));
        if (scores.length == 1) {
            float[] same = new float[outputs];
            Arrays.fill(same, scores[0]);
            return same;
        }
        Flaws.requireLength("base_score", scores.length, outputs);
        return scores;
    }

    private int parameter(String name, int from) {
        long value = XgboostNumbers.integer(name, require(name, modelParameters.get(name)));
        if (value < from || value > Integer.MAX_VALUE) {
            throw Flaws.range(name, value);
        }
        return (int) value;
    }

    private static <T> T require(String field, @Nullable T value) {
        return Optional.ofNullable(value).orElseThrow(() -> Flaws.missing(field));
    }
}
