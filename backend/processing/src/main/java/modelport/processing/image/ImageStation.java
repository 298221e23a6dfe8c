package modelport.processing.image;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import modelport.contract.processing.BoxAnswer;
import modelport.contract.processing.CandidateAnswer;
import modelport.contract.processing.CharacterAnswer;
import modelport.contract.processing.EntityAnswer;
import modelport.contract.processing.GenerationAnswer;
import modelport.contract.processing.ImagePreparation;
import modelport.contract.processing.Interpretation;
import modelport.contract.processing.LabelAnswer;
import modelport.contract.processing.RankingAnswer;
import modelport.contract.processing.RegionAnswer;
import modelport.contract.processing.SimilarityAnswer;
import modelport.contract.processing.SpanAnswer;
import modelport.contract.processing.SpeechAnswer;
import modelport.contract.processing.VectorAnswer;
import modelport.contract.registry.TensorSpec;
import modelport.inference.LoadedModel;
import modelport.inference.NumberTensor;
import modelport.inference.Tensor;
import modelport.processing.Characters;
import modelport.processing.Deadline;
import modelport.processing.Faults;
import modelport.processing.Payload;
import modelport.processing.Probabilities;
import modelport.processing.Station;
import modelport.processing.Turn;
import modelport.processing.Vectors;
import org.jspecify.annotations.Nullable;

/** A model that looks at pictures, and perhaps another one that looks at what the first has found or turned over. */
public final class ImageStation implements Station {
    private final LoadedModel model;
    private final ImagePreparation how;
    private final Interpretation what;
    private final List<String> labels;
    private final TensorSpec input;
    private final PixelTensor pixels;
    private final @Nullable Characters characters;
    private final @Nullable ImageStation next;

    /**
     * Owns the model and what comes behind it.
     *
     * @param labels for what the interpretation does not name itself
     * @param folder of the version's files
     * @param next looks at each thing that this one finds
     */
    public ImageStation(
            LoadedModel model,
            ImagePreparation how,
            Interpretation what,
            List<String> labels,
            Path folder,
            @Nullable ImageStation next) {
        this.model = model;
        this.how = how;
        this.what = what;
        this.labels = labels;
        this.next = next;
        input = input(model, how);
        pixels = new PixelTensor(how);
        characters = what instanceof CharacterAnswer keys ? Characters.load(keys, folder) : null;
    }

    private static TensorSpec input(LoadedModel model, ImagePreparation how) {
        List<TensorSpec> inputs = model.signature().inputs();
        String name = how.input();
        return name == null
                ? inputs.getFirst()
                : inputs.stream()
                        .filter(spec -> spec.name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> Faults.file("no-input", "input", name));
    }

    @Override
    public List<Object> answer(List<Payload> rows, Deadline deadline) {
        boolean together = rows.size() > 1 && model.signature().batchInvariant() && Placing.isFixed(how.fit());
        if (!together || next != null) {
            return rows.stream().map(row -> look(read(row, deadline), deadline)).toList();
        }
        var placings = new ArrayList<Placing>();
        var tensors = new ArrayList<NumberTensor>();
        for (Payload row : rows) {
            // The picture itself is forgotten here: it may be a hundred times as large.
            Placing placing = Placing.of(read(row, deadline), how);
            placings.add(placing);
            tensors.add(pixels.of(placing, input));
        }
        Map<String, Tensor> outputs = run(Tensor.concat(tensors), deadline);
        var answers = new ArrayList<Object>();
        for (int row = 0; row < rows.size(); row++) {
            answers.add(told(tell(Vectors.row(outputs, row), placings.get(row))));
        }
        return answers;
    }

    private static Picture read(Payload row, Deadline deadline) {
        deadline.left();
        return Pictures.read(((Payload.Image) row).bytes());
    }

    private Object look(Picture picture, Deadline deadline) {
        Placing placing = Placing.of(picture, how);
        Object seen = tell(run(pixels.of(placing, input), deadline), placing);
        if (next == null) {
            return told(seen);
        }
        return seen instanceof Found(List<Thing> things)
                ? next.join(things, picture, deadline)
                : next.look(Turn.isOver(seen) ? picture.turned().turned() : picture, deadline);
    }

    private Map<String, Tensor> run(Tensor tensor, Deadline deadline) {
        return model.run(Map.of(input.name(), tensor), deadline.left());
    }

    /** Things, before anybody looks at each of them. */
    private record Found(List<Thing> things) {}

    private static Object told(Object seen) {
        return seen instanceof Found(List<Thing> things)
                ? things.stream().map(thing -> (Object) thing.told()).toList()
                : seen;
    }

    private Object tell(Map<String, Tensor> outputs, Placing placing) {
        return switch (what) {
            case LabelAnswer answer -> {
                double[] scores = Vectors.scores(outputs, answer.output());
                yield Probabilities.labels(answer, answer.labels().isEmpty() ? labels : answer.labels(), scores);
            }
            case BoxAnswer answer -> {
                List<String> names = answer.labels().isEmpty() ? labels : answer.labels();
                yield new Found(new Boxes(answer, names, placing).of(outputs));
            }
            case RegionAnswer answer -> new Found(Regions.of(answer, Vectors.first(outputs), placing));
            case CharacterAnswer _ -> {
                Characters.Said said = Objects.requireNonNull(characters).read(Vectors.first(outputs));
                yield Characters.told(said);
            }
            case VectorAnswer answer -> Vectors.told(Vectors.first(outputs), answer.normalize());
            case EntityAnswer _,
                    SpanAnswer _,
                    CandidateAnswer _,
                    SimilarityAnswer _,
                    SpeechAnswer _,
                    RankingAnswer _,
                    GenerationAnswer _ -> throw new IllegalStateException("pictures do not give " + what);
        };
    }

    /** What the one before has found, with what this one sees in each. */
    private List<Object> join(List<Thing> things, Picture picture, Deadline deadline) {
        var told = new ArrayList<Object>();
        for (Thing thing : things) {
            Object seen = look(Straightening.cut(picture, thing.quad()), deadline);
            last().join(thing, seen).ifPresent(told::add);
        }
        return told;
    }

    /** The one whose answers are told. */
    private ImageStation last() {
        return next == null ? this : next.last();
    }

    /** A thing with what this one says of it. */
    private Optional<Map<String, Object>> join(Thing thing, Object seen) {
        var joined = new LinkedHashMap<String, Object>();
        if (seen instanceof Map<?, ?> text) {
            double score = ((Number) Objects.requireNonNull(text.get("score"))).doubleValue();
            boolean unsure = what instanceof CharacterAnswer answer
                    && (score < answer.threshold() || "".equals(text.get("text")));
            if (unsure) {
                return Optional.empty();
            }
            text.forEach((name, value) -> joined.put((String) name, value));
            thing.told().forEach(joined::putIfAbsent);
            return Optional.of(joined);
        }
        joined.putAll(thing.told());
        if (what instanceof LabelAnswer && seen instanceof List<?> labels) {
            labels.stream()
                    .findFirst()
                    .map(best -> (Map<?, ?>) best)
                    .ifPresent(best -> best.forEach((name, value) -> joined.put((String) name, value)));
        } else {
            joined.put("vector", seen);
        }
        return Optional.of(joined);
    }

    @Override
    public void close() {
        model.close();
        if (next != null) {
            next.close();
        }
    }
}
