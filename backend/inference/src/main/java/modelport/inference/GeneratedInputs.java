package modelport.inference;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import modelport.contract.registry.DataType;
import modelport.contract.registry.TensorSpec;

/** Made-up values of the right types and sizes, the same every time. */
final class GeneratedInputs {
    /** How daring the values are: a model that refuses some may take tamer ones. */
    enum Values {
        VARIED,
        SMALL,
        ZERO
    }

    /** One choice of everything that the file leaves open. */
    record Plan(int rows, int size, int channels, Values values) {}

    private static final long SEED = 20_251_125;
    private static final int[] SIZES = sizes();
    private static final int[] CHANNELS = {3, 1};
    private static final List<String> WORDS = List.of("a", "b", "c", "d");
    private static final List<String> NUMBERS = List.of("0", "1");
    /** Rows differ in scale: a model that looks at its whole batch shows it. */
    private static final double[] SCALES = {1, 0.1, 5, 0.5};

    private final List<TensorSpec> inputs;
    private final Plan plan;
    private final Examples examples;
    private final Random random = new Random(SEED);

    private GeneratedInputs(List<TensorSpec> inputs, Plan plan, Examples examples) {
        this.inputs = inputs;
        this.plan = plan;
        this.examples = examples;
    }

    /** Values for all inputs; {@code examples} where some inputs do not accept all. */
    static Map<String, Tensor> of(List<TensorSpec> inputs, Plan plan, Examples examples) {
        return new GeneratedInputs(inputs, plan, examples).tensors();
    }

    /** Plans worth trying, the likeliest first. */
    static List<Plan> plans(List<TensorSpec> inputs, int rows) {
        boolean images = inputs.stream().anyMatch(GeneratedInputs::isImage);
        boolean open =
                inputs.stream().anyMatch(input -> input.shape().stream().skip(1).anyMatch(size -> size < 0));
        var plans = new ArrayList<Plan>();
        for (Values values : Values.values()) {
            for (int size : open ? SIZES : new int[] {1}) {
                for (int channels : images ? CHANNELS : new int[] {size}) {
                    plans.add(new Plan(rows, size, channels, values));
                }
            }
        }
        return plans;
    }

    /** The inputs with {@code plan}'s rows if one is all they take, and with its sizes and channels where told. */
    static List<TensorSpec> settled(List<TensorSpec> inputs, Plan plan, boolean sizes, boolean channels) {
        return inputs.stream()
                .map(input -> {
                    long[] tried = new GeneratedInputs(inputs, plan, Examples.NONE).shape(input);
                    List<Long> shape = IntStream.range(0, tried.length)
                            .mapToObj(axis -> {
                                boolean channel = tried.length == 4 && axis == channelAxis(input);
                                boolean settle = axis == 0 ? plan.rows() == 1 : channel ? channels : sizes;
                                return settle ? tried[axis] : input.shape().get(axis);
                            })
                            .toList();
                    List<String> symbols = IntStream.range(0, tried.length)
                            .mapToObj(axis ->
                                    shape.get(axis) < 0 ? input.symbols().get(axis) : "")
                            .toList();
                    return new TensorSpec(input.name(), input.type(), shape, symbols, input.columns(), input.gaps());
                })
                .toList();
    }

    private static int[] sizes() {
        IntStream first = IntStream.of(8, 16, 32, 64, 224, 128);
        IntStream every = IntStream.rangeClosed(1, 130);
        IntStream large = IntStream.of(192, 240, 256, 299, 300, 320, 384, 512, 640, 768, 784, 1024, 2048);
        return IntStream.concat(IntStream.concat(first, every), large)
                .distinct()
                .toArray();
    }

    private static boolean isImage(TensorSpec input) {
        return input.shape().size() == 4 && channelAxis(input) > 0;
    }

    /** Channels come right after the rows, or last where the file says so. */
    private static int channelAxis(TensorSpec input) {
        boolean lastIsFixed = input.shape().get(3) == 1 || input.shape().get(3) == 3;
        return lastIsFixed ? 0 : input.shape().get(1) < 0 ? 1 : 0;
    }

    private Map<String, Tensor> tensors() {
        var tensors = new LinkedHashMap<String, Tensor>();
        for (TensorSpec input : inputs) {
            long[] shape = shape(input);
            tensors.put(input.name(), input.type() == DataType.BYTES ? texts(input, shape) : numbers(input, shape));
        }
        return tensors;
    }

    private long[] shape(TensorSpec input) {
        String rowsName = input.symbols().isEmpty() ? "" : input.symbols().getFirst();
        return IntStream.range(0, input.shape().size())
                .mapToLong(axis -> {
                    long declared = input.shape().get(axis);
                    if (declared >= 0) {
                        return declared;
                    }
                    boolean rows = axis == 0
                            || (!rowsName.isEmpty() && input.symbols().get(axis).equals(rowsName));
                    boolean channel = input.shape().size() == 4 && axis == channelAxis(input);
                    return rows
                            ? plan.rows()
                            : channel ? plan.channels() : isPastAndNew(input, axis) ? 2L * plan.size() : plan.size();
                })
                .toArray();
    }

    /** Models that write take what they kept of past tokens beside new ones, and a mask over both. */
    private static boolean isPastAndNew(TensorSpec input, int axis) {
        String symbol = input.symbols().isEmpty() ? "" : input.symbols().get(axis);
        return symbol.equals("total_sequence_length") || symbol.startsWith("past_sequence_length +");
    }

    private Tensor texts(TensorSpec input, long[] shape) {
        List<String> known = examples.texts().getOrDefault(input.name(), List.of());
        if (!known.isEmpty()) {
            return Tensor.texts(
                    IntStream.range(0, Tensor.elementsOf(shape))
                            .mapToObj(i -> known.get(i % known.size()))
                            .toList(),
                    shape);
        }
        List<String> words = plan.values() == Values.VARIED ? WORDS : NUMBERS;
        return Tensor.texts(
                IntStream.range(0, Tensor.elementsOf(shape))
                        .mapToObj(_ -> words.get(random.nextInt(words.size())))
                        .toList(),
                shape);
    }

    private Tensor numbers(TensorSpec input, long[] shape) {
        NumberTensor tensor = Tensor.allocate(input.type(), shape);
        ByteBuffer data = tensor.data();
        int row = Math.max(1, tensor.rowElements());
        int last = shape.length == 0 ? 1 : (int) Math.max(1, shape[shape.length - 1]);
        var cells = new Cells(input, false);
        for (int i = 0; i < tensor.elements(); i++) {
            double scale = shape.length <= 2 ? SCALES[i / row % SCALES.length] : 1;
            Number number = isFraction(input.type())
                    ? examples.number(
                            input.name(),
                            i / row,
                            i % row,
                            fraction(shape, scale).doubleValue())
                    : Math.round(examples.number(
                            input.name(),
                            i / row,
                            i % row,
                            whole(input, i % last).doubleValue()));
            cells.put(data, number, "");
        }
        return tensor;
    }

    private Number fraction(long[] shape, double scale) {
        return switch (plan.values()) {
            case VARIED -> shape.length > 2 ? random.nextDouble() : random.nextGaussian() * scale;
            case SMALL -> random.nextDouble();
            case ZERO -> 0.0;
        };
    }

    /** Whole numbers are often places in a table: small ones are most likely in it. */
    private Number whole(TensorSpec input, int place) {
        String name = input.name().toLowerCase(Locale.ROOT);
        if (name.contains("mask")) {
            return 1;
        }
        if (name.contains("type") || name.contains("segment")) {
            return 0;
        }
        if (name.contains("position")) {
            return place;
        }
        if (name.contains("length")) {
            return plan.size();
        }
        if (plan.values() == Values.ZERO) {
            return 0;
        }
        boolean truth = input.type() == DataType.BOOL || plan.values() == Values.SMALL;
        return truth ? random.nextInt(2) : random.nextInt(1, 10);
    }

    private static boolean isFraction(DataType type) {
        return switch (type) {
            case FP16, BF16, FP32, FP64 -> true;
            case BOOL, UINT8, UINT16, UINT32, UINT64, INT8, INT16, INT32, INT64, BYTES -> false;
        };
    }
}
