package modelport.formats.sklearn;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import modelport.onnx.RefusedException;
import modelport.onnx.build.Value;
import org.jspecify.annotations.Nullable;

/**
 * What one fitted estimator can answer of given rows. Nothing is written into the graph before somebody asks, and then
 * only once.
 *
 * <p>Where there are {@link #classes}, PREDICT is their indexes, of type INT64; otherwise it is the answer itself:
 * DOUBLE for regressors, INT64 for clusters, outliers and several labels at once. All else is DOUBLE.
 */
public final class Answers {
    private final Map<Method, Supplier<Answer>> answers = new EnumMap<>(Method.class);
    private final String estimator;
    private @Nullable Supplier<Table> table;
    private @Nullable Classes classes;
    private List<Answers> each = List.of();

    private Answers(String estimator) {
        this.estimator = estimator;
    }

    /** Answers of an estimator, none yet. */
    public static Answers of(Estimator estimator) {
        return new Answers(estimator.name());
    }

    public Answers classes(Classes known) {
        this.classes = known;
        return this;
    }

    public Answers with(Method method, Supplier<Answer> answer) {
        answers.put(method, once(answer));
        return this;
    }

    /** One value a row, of shape [N]. */
    public Answers vector(Method method, Supplier<Value> value) {
        return with(method, () -> Answer.vector(value.get()));
    }

    /** {@code width} values a row, of shape [N, width]. */
    public Answers matrix(Method method, int width, Supplier<Value> value) {
        return with(method, () -> Answer.matrix(value.get(), width));
    }

    /** What {@code transform} gives. */
    public Answers table(Supplier<Table> rows) {
        this.table = once(rows);
        return this;
    }

    /** One set of answers for each target of a classifier that has several. */
    public Answers each(List<Answers> targets) {
        this.each = List.copyOf(targets);
        return this;
    }

    public boolean has(Method method) {
        return method == Method.TRANSFORM ? table != null : answers.containsKey(method);
    }

    /** The methods that give numbers or labels, without TRANSFORM; those of the first of several targets count too. */
    public Set<Method> methods() {
        Set<Method> methods = EnumSet.noneOf(Method.class);
        methods.addAll(answers.keySet());
        each.stream().findFirst().ifPresent(target -> methods.addAll(target.methods()));
        return methods;
    }

    /** An answer; refused by name if the estimator has no such method. */
    public Answer get(Method method) {
        Supplier<Answer> answer = answers.get(method);
        if (answer == null) {
            throw RefusedException.of("sklearn.no-method", "estimator", estimator, "method", method.python());
        }
        return answer.get();
    }

    public Value value(Method method) {
        return get(method).value();
    }

    /** The transformed rows; refused by name if the estimator does not transform. */
    public Table table() {
        if (table == null) {
            throw RefusedException.of("sklearn.no-method", "estimator", estimator, "method", "transform");
        }
        return table.get();
    }

    public Optional<Classes> classes() {
        return Optional.ofNullable(classes);
    }

    /** For each target of a classifier that has several; else empty. */
    public List<Answers> each() {
        return each;
    }

    /** Asks the supplier at most once. */
    public static <T> Supplier<T> once(Supplier<T> supplier) {
        return new Supplier<>() {
            private @Nullable T made;

            @Override
            public T get() {
                T known = made;
                if (known == null) {
                    known = supplier.get();
                    made = known;
                }
                return known;
            }
        };
    }
}
