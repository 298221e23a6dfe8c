package modelport.training.distillation;

import ai.onnx.proto.OnnxMl.ModelProto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import modelport.onnx.RefusedException;
import modelport.training.Table;
import modelport.training.Truth;
import modelport.training.network.Columns;
import modelport.training.network.Fitted;
import modelport.training.network.Fitting;
import modelport.training.network.LearningEngine;
import modelport.training.network.LearningEngines;
import modelport.training.network.Network;
import modelport.training.network.Schedule;
import org.jspecify.annotations.Nullable;

/** Teaches small networks what large models know. */
public final class Distillation {
    private static final int FEWEST_ROWS = 50;
    private static final int MOST_ROWS = 200_000;
    private static final long MOST_NUMBERS = 40_000_000;
    /** Rows that are learned from, each as often as it is. */
    private static final long MOST_STEPS = 2_000_000;
    /** Share of the rows that are kept aside to see how far the student is, and the most that it takes. */
    private static final double KEPT_ASIDE = 0.15;

    private static final int MOST_KEPT_ASIDE = 5_000;

    private final Teacher teacher;
    private final StudentSpec spec;
    private final LearningEngine engine;
    private final RandomGenerator random;

    private Distillation(Teacher teacher, StudentSpec spec, LearningEngine engine, long seed) {
        this.teacher = teacher;
        this.spec = spec;
        this.engine = engine;
        random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    /**
     * Teaches a student and writes it to {@code target}, with the teacher's inputs and outputs. The same seed gives the
     * same file, on the same engine.
     *
     * @throws RefusedException if there is not enough to learn from, or the teacher's answers make no sense
     * @throws java.util.concurrent.CancellationException if {@code progress} says so
     */
    public static Student run(
            Teacher teacher, Supplier<TransferSet> rows, StudentSpec spec, long seed, Progress progress, Path target)
            throws IOException {
        return run(LearningEngines.best(), teacher, rows, spec, seed, progress, target);
    }

    /** The same on an engine of the caller's choice. */
    public static Student run(
            LearningEngine engine,
            Teacher teacher,
            Supplier<TransferSet> rows,
            StudentSpec spec,
            long seed,
            Progress progress,
            Path target)
            throws IOException {
        return new Distillation(teacher, spec, engine, seed).teach(rows.get(), progress, target);
    }

    private Student teach(TransferSet all, Progress progress, Path target) throws IOException {
        Split split = split(all);
        Columns columns = Columns.of(split.known(), teacher.signature().gaps());
        Table learned = enough(split.known(), columns);
        Table answers = answers(learned);
        Lessons lessons = switch (teacher.signature().answer()) {
            case TabularSignature.Classes classes -> new ClassLessons(classes, spec);
            case TabularSignature.Values _ -> new ValueLessons(answers, spec);
        };
        var network = new Network(columns.width(), spec.layers(), lessons.outputs());
        var material = lessons.material(columns.prepared(learned), answers, split.truth());
        var examination = lessons.examination(columns.prepared(split.aside()), answers(split.aside()));
        Schedule schedule = spec.schedule().within(MOST_STEPS, learned.rows());
        Fitted fitted = new Fitting(engine, network, lessons.objective(), schedule)
                .fit(material, examination, random.nextLong(), progress::goOn);
        ModelProto model = StudentGraph.of(teacher.signature(), columns, network, lessons.finished(fitted.weights()));
        byte[] bytes = model.toByteArray();
        Files.write(target, bytes);
        return new Student(target, bytes.length, engine.name(), fitted.curve(), fitted.best());
    }

    /** Rows to learn from, the truth about them, and rows kept aside. */
    private record Split(Table known, @Nullable Truth truth, Table aside) {}

    private Split split(TransferSet all) {
        Table rows = all.rows();
        int columns = teacher.signature().columns();
        if (rows.columns() != columns) {
            throw RefusedException.of("training.width", "found", rows.columns(), "expected", columns);
        }
        if (rows.rows() < FEWEST_ROWS) {
            throw RefusedException.of("training.too-few-rows", "found", rows.rows(), "least", FEWEST_ROWS);
        }
        int[] order = shuffled(rows.rows());
        int used = (int) Math.min(Math.min(order.length, MOST_ROWS), Math.max(FEWEST_ROWS, MOST_NUMBERS / columns));
        int aside = Math.min((int) Math.ceil(used * KEPT_ASIDE), MOST_KEPT_ASIDE);
        int[] known = Arrays.copyOfRange(order, aside, used);
        Truth truth = all.truth();
        return new Split(
                rows.rows(known), truth == null ? null : truth.rows(known), rows.rows(Arrays.copyOf(order, aside)));
    }

    private int[] shuffled(int count) {
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            int other = random.nextInt(i + 1);
            order[i] = order[other];
            order[other] = i;
        }
        return order;
    }

    /** The rows, and as many mixed ones as are wanted. */
    private Table enough(Table known, Columns columns) {
        var mixing = new Mixing(known, columns, random);
        long room = MOST_NUMBERS / known.columns();
        int missing = (int) Math.min(spec.rows(), room) - known.rows();
        return missing <= 0 ? known : known.and(mixing.more(missing));
    }

    private Table answers(Table rows) {
        Table answers = teacher.answer(rows);
        int width = teacher.signature().answer().width();
        if (answers.rows() != rows.rows() || answers.columns() != width) {
            throw new IllegalStateException("%d answers of %d".formatted(answers.rows(), answers.columns()));
        }
        for (float answer : answers.values()) {
            if (!Float.isFinite(answer)) {
                throw RefusedException.of("training.teacher-not-finite");
            }
        }
        return answers;
    }
}
