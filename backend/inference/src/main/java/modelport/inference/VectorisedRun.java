package modelport.inference;

import java.nio.DoubleBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import modelport.contract.Message;
import modelport.contract.registry.DataType;
import modelport.contract.registry.TensorSpec;
import modelport.inference.InferenceException.Fault;
import modelport.inference.VectorisedModel.Counter;
import modelport.text.TextRefusal;

/** One run of a model whose texts are counted first, a few rows at a time where they are wide. */
final class VectorisedRun {
    /** 32 MB: enough to keep the engine busy, little enough for several runs at once. */
    private static final int MAX_CELLS = 1 << 22;

    private final OnnxModel model;
    private final List<Counter> counters;
    private final Map<String, Tensor> inputs;
    private final Duration deadline;
    private final long end;
    private final int rows;

    VectorisedRun(OnnxModel model, List<Counter> counters, Map<String, Tensor> inputs, Duration deadline) {
        this.model = model;
        this.counters = counters;
        this.inputs = inputs;
        this.deadline = deadline;
        end = System.nanoTime() + deadline.toNanos();
        rows = texts(counters.getFirst()).rows();
        for (Counter counter : counters) {
            if (texts(counter).rows() != rows) {
                throw InputErrors.rowsDiffer(
                        counter.feature().input(), rows, texts(counter).rows());
            }
        }
    }

    Map<String, Tensor> answers(Set<String> wanted) {
        long width = counters.stream()
                .mapToLong(counter -> counter.vectoriser().width())
                .sum();
        int step = Math.clamp(MAX_CELLS / width, 1, Math.max(rows, 1));
        List<Room> rooms =
                counters.stream().map(counter -> Room.of(counter, step)).toList();
        var parts = new ArrayList<Map<String, Tensor>>();
        int from = 0;
        do {
            parts.add(answers(rooms, from, Math.min(from + step, rows), wanted));
            from += step;
        } while (from < rows);
        return joined(parts, step);
    }

    private Map<String, Tensor> answers(List<Room> rooms, int from, int to, Set<String> wanted) {
        var tensors = new LinkedHashMap<String, Tensor>();
        for (TensorSpec spec : model.signature().inputs()) {
            Tensor given = inputs.get(spec.name());
            if (given != null) {
                boolean wholly = spec.shape().isEmpty() || spec.shape().getFirst() >= 0 || given.rows() != rows;
                tensors.put(spec.name(), wholly ? given : given.slice(from, to));
            }
        }
        rooms.forEach(room -> tensors.put(room.counter.feature().target(), counted(room, from, to)));
        return model.run(tensors, wanted, left());
    }

    private Tensor counted(Room room, int from, int to) {
        Counter counter = room.counter;
        TextTensor texts = texts(counter);
        DoubleBuffer values = room.counts.doubles();
        for (int row = from; row < to; row++) {
            left();
            String text = texts.value(row);
            if (text.equals(TextTensor.MISSING)) {
                throw InputErrors.missingText(counter.feature().input(), "[" + row + "]");
            }
            try {
                counter.vectoriser().put(text, values);
            } catch (TextRefusal refused) {
                TextRefusal told = refused.at(counter.feature().input(), row);
                throw new InferenceException(Fault.INPUT, new Message(told.code(), told.args())).causedBy(refused);
            }
        }
        return room.counts.slice(0, to - from);
    }

    private TextTensor texts(Counter counter) {
        String input = counter.feature().input();
        Tensor given = inputs.get(input);
        if (given == null) {
            throw InputErrors.missingInput(input);
        }
        if (!(given instanceof TextTensor texts) || texts.rowElements() > 1) {
            throw InputErrors.datatype(
                    TensorSpec.of(input, DataType.BYTES, -1, 1), given.type().name());
        }
        return texts;
    }

    private Duration left() {
        long nanos = end - System.nanoTime();
        if (nanos <= 0) {
            throw InferenceException.of(Fault.DEADLINE, "deadline", "ms", String.valueOf(deadline.toMillis()));
        }
        return Duration.ofNanos(nanos);
    }

    private Map<String, Tensor> joined(List<Map<String, Tensor>> parts, int step) {
        if (parts.size() == 1) {
            return parts.getFirst();
        }
        var joined = new LinkedHashMap<String, Tensor>();
        for (String name : parts.getFirst().keySet()) {
            List<Tensor> answers = parts.stream().map(part -> part.get(name)).toList();
            if (answers.getFirst().shape().length == 0 || answers.getFirst().rows() != step) {
                // Answers that are not one per row cannot be put together again.
                throw InferenceException.of(Fault.INPUT, "text-rows", "limit", String.valueOf(step));
            }
            joined.put(name, Tensor.concat(answers));
        }
        return joined;
    }

    /** Where counts are put, for as many rows as go in at once. */
    private record Room(Counter counter, NumberTensor counts) {
        static Room of(Counter counter, int rows) {
            return new Room(
                    counter,
                    Tensor.allocate(DataType.FP64, rows, counter.vectoriser().width()));
        }
    }
}
