package modelport.processing.items;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import modelport.contract.processing.ItemPreparation;
import modelport.contract.processing.RankingAnswer;
import modelport.contract.registry.DataType;
import modelport.contract.registry.TensorSpec;
import modelport.inference.LoadedModel;
import modelport.inference.NumberTensor;
import modelport.inference.Tensor;
import modelport.processing.Deadline;
import modelport.processing.Faults;
import modelport.processing.Payload;
import modelport.processing.Probabilities;
import modelport.processing.Station;
import modelport.processing.Vectors;
import org.jspecify.annotations.Nullable;

/** A model that recommends: scores for the whole catalogue, or for each thing on its own. */
public final class ItemStation implements Station {
    private final LoadedModel model;
    private final ItemPreparation how;
    private final RankingAnswer what;
    private final Catalogue catalogue;
    private final @Nullable Catalogue users;

    /** Owns the model. */
    public ItemStation(LoadedModel model, ItemPreparation how, RankingAnswer what, Path folder) {
        this.model = model;
        this.how = how;
        this.what = what;
        catalogue = Catalogue.load(folder, how.catalogue());
        users = how.users() == null ? null : Catalogue.load(folder, how.users());
    }

    @Override
    public List<Object> answer(List<Payload> rows, Deadline deadline) {
        return rows.stream()
                .map(row -> (Object) ranking((Payload.Items) row, deadline))
                .toList();
    }

    private List<Object> ranking(Payload.Items asked, Deadline deadline) {
        double[] scores = scores(asked, deadline);
        Set<String> out = new HashSet<>(asked.exclude());
        if (what.excludeSeen() && how.history()) {
            out.addAll(asked.items());
        }
        Set<String> only = new HashSet<>(asked.allow());
        if (!how.history()) {
            only.addAll(asked.items());
        }
        int top = asked.top() == null ? what.topK() : Math.clamp(asked.top(), 1, catalogue.size());
        for (int i = 0; i < scores.length; i++) {
            String name = catalogue.name(i);
            boolean wanted = !out.contains(name) && (only.isEmpty() || only.contains(name));
            scores[i] = wanted ? scores[i] : Double.NEGATIVE_INFINITY;
        }
        return Probabilities.highest(scores, top).stream()
                .filter(i -> scores[i] != Double.NEGATIVE_INFINITY)
                .map(i -> (Object) told(catalogue.name(i), scores[i]))
                .toList();
    }

    private double[] scores(Payload.Items asked, Deadline deadline) {
        boolean each = how.itemInput() != null && !how.history();
        int rows = each ? catalogue.size() : 1;
        var inputs = new LinkedHashMap<String, Tensor>();
        if (how.userInput() != null) {
            inputs.put(how.userInput(), numbers(spec(how.userInput()), filled(user(asked.user()), rows), rows));
        }
        if (how.itemInput() != null) {
            long[] items = each
                    ? IntStream.range(0, rows)
                            .mapToLong(i -> (long) i + how.offset())
                            .toArray()
                    : history(asked.items());
            inputs.put(how.itemInput(), numbers(spec(how.itemInput()), items, rows));
        }
        return ofCatalogue(Vectors.first(model.run(inputs, deadline.left())), each);
    }

    /** Models that say something after every thing of a history say it of the last one last. */
    private double[] ofCatalogue(NumberTensor answer, boolean each) {
        int wanted = catalogue.size();
        long[] shape = answer.shape();
        int width = each || shape.length == 0 ? answer.elements() : (int) shape[shape.length - 1];
        if (width < wanted) {
            throw Faults.file(
                    "catalogue-differs", "items", Integer.toString(wanted), "scores", Integer.toString(width));
        }
        int skipped = each || width - wanted < how.offset() ? 0 : how.offset();
        int from = answer.elements() - width + skipped;
        return IntStream.range(from, from + wanted).mapToDouble(answer::number).toArray();
    }

    private long user(@Nullable String name) {
        if (name == null) {
            throw Faults.input("no-user");
        }
        return Objects.requireNonNull(users, "people without names")
                .number(name)
                .orElseThrow(() -> Faults.input("user-unknown", "user", name));
    }

    private long[] history(List<String> items) {
        var numbers = new long[Math.max(1, how.length())];
        Arrays.fill(numbers, how.padding());
        List<String> last = items.subList(Math.max(0, items.size() - numbers.length), items.size());
        for (int i = 0; i < last.size(); i++) {
            String name = last.get(i);
            int number = catalogue.number(name).orElseThrow(() -> Faults.input("item-unknown", "item", name));
            numbers[numbers.length - last.size() + i] = (long) number + how.offset();
        }
        return numbers;
    }

    private static long[] filled(long value, int count) {
        var values = new long[count];
        Arrays.fill(values, value);
        return values;
    }

    private static Tensor numbers(TensorSpec spec, long[] values, int rows) {
        long[] shape = spec.shape().size() == 1 ? new long[] {rows} : new long[] {rows, values.length / rows};
        if (spec.type() == DataType.INT64) {
            return Tensor.longs(values, shape);
        }
        NumberTensor tensor = Tensor.allocate(spec.type(), shape);
        for (int i = 0; i < values.length; i++) {
            switch (spec.type()) {
                case INT32 -> tensor.data().putInt(i * Integer.BYTES, (int) values[i]);
                case FP32 -> tensor.data().putFloat(i * Float.BYTES, (float) values[i]);
                default ->
                    throw Faults.file(
                            "items-type",
                            "input",
                            spec.name(),
                            "type",
                            spec.type().name());
            }
        }
        return tensor;
    }

    private TensorSpec spec(String name) {
        return model.signature().inputs().stream()
                .filter(spec -> spec.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Faults.file("no-input", "input", name));
    }

    private static Map<String, Object> told(String item, double score) {
        var told = new LinkedHashMap<String, Object>();
        told.put("item", item);
        told.put("score", score);
        return told;
    }

    @Override
    public void close() {
        model.close();
    }
}
