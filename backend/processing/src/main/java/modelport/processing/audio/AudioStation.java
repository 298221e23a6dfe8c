package modelport.processing.audio;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import modelport.contract.processing.AudioPreparation;
import modelport.contract.processing.BoxAnswer;
import modelport.contract.processing.CandidateAnswer;
import modelport.contract.processing.CharacterAnswer;
import modelport.contract.processing.EntityAnswer;
import modelport.contract.processing.GenerationAnswer;
import modelport.contract.processing.Interpretation;
import modelport.contract.processing.LabelAnswer;
import modelport.contract.processing.RankingAnswer;
import modelport.contract.processing.RegionAnswer;
import modelport.contract.processing.SimilarityAnswer;
import modelport.contract.processing.SpanAnswer;
import modelport.contract.processing.SpeechAnswer;
import modelport.contract.processing.StateTensor;
import modelport.contract.processing.VectorAnswer;
import modelport.contract.registry.DataType;
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
import modelport.processing.Vectors;
import org.jspecify.annotations.Nullable;

/** A model that listens: to whole recordings, or window by window with what it remembers. */
public final class AudioStation implements Station {
    private final LoadedModel model;
    private final AudioPreparation how;
    private final Interpretation what;
    private final List<String> labels;
    private final TensorSpec input;
    private final @Nullable Characters characters;

    /** Owns the model. */
    public AudioStation(
            LoadedModel model, AudioPreparation how, Interpretation what, List<String> labels, Path folder) {
        this.model = model;
        this.how = how;
        this.what = what;
        this.labels = labels;
        input = how.input() == null ? model.signature().inputs().getFirst() : spec(how.input());
        characters = what instanceof CharacterAnswer keys ? Characters.load(keys, folder) : null;
    }

    @Override
    public List<Object> answer(List<Payload> rows, Deadline deadline) {
        var answers = new ArrayList<Object>();
        for (Payload row : rows) {
            deadline.left();
            Recording heard = Wave.read(((Payload.Audio) row).bytes(), how.maxSeconds());
            answers.add(listen(Resampling.to(heard, how.sampleRate()), deadline));
        }
        return answers;
    }

    private Object listen(Recording recording, Deadline deadline) {
        float[] samples = scaled(recording.samples());
        if (what instanceof SpeechAnswer speech) {
            double[] probabilities = windows(samples, deadline);
            return SpeechSpans.of(speech, probabilities, (double) how.window() / how.sampleRate(), recording.seconds());
        }
        Map<String, Tensor> outputs = model.run(inputs(samples, Map.of()), deadline.left());
        return switch (what) {
            case LabelAnswer answer ->
                Probabilities.labels(
                        answer,
                        answer.labels().isEmpty() ? labels : answer.labels(),
                        Vectors.scores(outputs, answer.output()));
            case CharacterAnswer _ ->
                Characters.told(Objects.requireNonNull(characters).read(Vectors.first(outputs)));
            case VectorAnswer answer -> Vectors.told(Vectors.first(outputs), answer.normalize());
            case SpeechAnswer _,
                    BoxAnswer _,
                    RegionAnswer _,
                    EntityAnswer _,
                    SpanAnswer _,
                    CandidateAnswer _,
                    SimilarityAnswer _,
                    RankingAnswer _,
                    GenerationAnswer _ -> throw new IllegalStateException("recordings do not give " + what);
        };
    }

    /** The first number that the model gives for each window; the last window is filled with silence. */
    private double[] windows(float[] samples, Deadline deadline) {
        int count = Math.ceilDiv(samples.length, how.window());
        var probabilities = new double[count];
        Map<String, Tensor> memory = new LinkedHashMap<>();
        how.states().forEach(state -> memory.put(state.input(), nothing(state)));
        for (int i = 0; i < count; i++) {
            var window = new float[how.context() + how.window()];
            int from = i * how.window() - how.context();
            int first = Math.max(0, from);
            int last = Math.min(samples.length, from + window.length);
            System.arraycopy(samples, first, window, first - from, last - first);
            Map<String, Tensor> outputs = model.run(inputs(window, memory), deadline.left());
            for (StateTensor state : how.states()) {
                memory.put(state.input(), Vectors.named(outputs, state.output()));
            }
            probabilities[i] = probability(outputs);
        }
        return probabilities;
    }

    private double probability(Map<String, Tensor> outputs) {
        for (Map.Entry<String, Tensor> output : outputs.entrySet()) {
            boolean state = how.states().stream().anyMatch(each -> each.output().equals(output.getKey()));
            if (!state && output.getValue() instanceof NumberTensor numbers && numbers.elements() > 0) {
                return numbers.number(numbers.elements() - 1);
            }
        }
        throw Faults.file("no-numbers");
    }

    private Map<String, Tensor> inputs(float[] samples, Map<String, Tensor> memory) {
        var inputs = new LinkedHashMap<>(memory);
        inputs.put(input.name(), Tensor.floats(samples, shape(samples.length)));
        String rate = how.rateInput();
        if (rate != null) {
            inputs.put(rate, rate(spec(rate)));
        }
        return inputs;
    }

    private long[] shape(int length) {
        return switch (input.shape().size()) {
            case 1 -> new long[] {length};
            case 3 -> new long[] {1, 1, length};
            default -> new long[] {1, length};
        };
    }

    private Tensor rate(TensorSpec spec) {
        var shape = new long[spec.shape().size()];
        Arrays.fill(shape, 1);
        return switch (spec.type()) {
            case INT64 -> Tensor.longs(new long[] {how.sampleRate()}, shape);
            case FP32 -> Tensor.floats(new float[] {how.sampleRate()}, shape);
            case INT32 -> {
                NumberTensor tensor = Tensor.allocate(DataType.INT32, shape);
                tensor.data().putInt(0, how.sampleRate());
                yield tensor;
            }
            case FP16, BF16, FP64, BOOL, BYTES, UINT8, UINT16, UINT32, UINT64, INT8, INT16 ->
                throw Faults.file(
                        "rate-type", "input", spec.name(), "type", spec.type().name());
        };
    }

    private Tensor nothing(StateTensor state) {
        long[] shape = state.shape().stream().mapToLong(Long::longValue).toArray();
        return Tensor.allocate(spec(state.input()).type(), shape);
    }

    private TensorSpec spec(String name) {
        return model.signature().inputs().stream()
                .filter(spec -> spec.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Faults.file("no-input", "input", name));
    }

    private float[] scaled(float[] samples) {
        return switch (how.scaling()) {
            case NONE -> samples;
            case PEAK -> peak(samples);
            case STANDARD -> standard(samples);
        };
    }

    private static float[] peak(float[] samples) {
        float loudest = 0;
        for (float sample : samples) {
            loudest = Math.max(loudest, Math.abs(sample));
        }
        var scaled = new float[samples.length];
        for (int i = 0; i < samples.length && loudest > 0; i++) {
            scaled[i] = samples[i] / loudest;
        }
        return scaled;
    }

    private static float[] standard(float[] samples) {
        double sum = 0;
        double squares = 0;
        for (float sample : samples) {
            sum += sample;
            squares += (double) sample * sample;
        }
        double mean = sum / samples.length;
        double variance = squares / samples.length - mean * mean;
        var scaled = new float[samples.length];
        for (int i = 0; i < samples.length; i++) {
            scaled[i] = (float) ((samples[i] - mean) / Math.sqrt(Math.max(0, variance) + 1e-7));
        }
        return scaled;
    }

    @Override
    public void close() {
        model.close();
    }
}
