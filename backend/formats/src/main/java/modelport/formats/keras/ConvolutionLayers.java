package modelport.formats.keras;

import static java.util.Map.entry;

import ai.onnx.proto.OnnxMl.AttributeProto;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import modelport.onnx.Attributes;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** Convolutions: windows of weights that move over one to three axes. */
final class ConvolutionLayers {
    private ConvolutionLayers() {}

    static Map<String, Layer> layers() {
        return Map.ofEntries(
                entry("Conv1D", Layer.one(call -> convolution(call, 1))),
                entry("Conv2D", Layer.one(call -> convolution(call, 2))),
                entry("Conv3D", Layer.one(call -> convolution(call, 3))),
                entry("Convolution1D", Layer.one(call -> convolution(call, 1))),
                entry("Convolution2D", Layer.one(call -> convolution(call, 2))),
                entry("Convolution3D", Layer.one(call -> convolution(call, 3))),
                entry("DepthwiseConv1D", Layer.one(call -> depthwise(call, 1))),
                entry("DepthwiseConv2D", Layer.one(call -> depthwise(call, 2))),
                entry("SeparableConv1D", Layer.one(call -> separable(call, 1))),
                entry("SeparableConv2D", Layer.one(call -> separable(call, 2))),
                entry("Conv1DTranspose", Layer.one(call -> TransposedConvolution.write(call, 1))),
                entry("Conv2DTranspose", Layer.one(call -> TransposedConvolution.write(call, 2))),
                entry("Conv3DTranspose", Layer.one(call -> TransposedConvolution.write(call, 3))),
                entry("Convolution2DTranspose", Layer.one(call -> TransposedConvolution.write(call, 2))));
    }

    static Padding padding(Call call, int axes) {
        Config config = call.config();
        int[] kernel = config.integers("kernel_size", axes, 1);
        int[] strides = config.integers("strides", axes, 1);
        int[] dilations = config.integers("dilation_rate", axes, 1);
        if (IntStream.concat(IntStream.concat(IntStream.of(kernel), IntStream.of(strides)), IntStream.of(dilations))
                .anyMatch(size -> size < 1 || size > Short.MAX_VALUE)) {
            throw config.broken("kernel_size");
        }
        return Padding.of(config, kernel, strides, dilations);
    }

    private static Signal convolution(Call call, int axes) {
        Signal x = call.numbers();
        call.expectRank(x, axes + 2);
        Spatial space = Spatial.of(call, axes);
        Padding padding = padding(call, axes);
        DenseLayers.expectNoAdapters(call);
        int filters = call.config().integer("filters");
        int groups = call.config().integer("groups", 1);
        int channels = call.known(x, space.last() ? axes + 1 : 1);
        if (groups < 1 || channels % groups != 0) {
            throw call.config().broken("groups");
        }
        Floats kernel = call.weights().next("kernel", kernelShape(padding.kernel(), channels / groups, filters));
        if (call.scope().isTheano()) {
            kernel = kernel.turned(axes);
        }
        Signal y = windows(call, space, padding, x, new Filters(outFirst(kernel, axes), filters, groups));
        return call.activated(biased(call, space, y, filters));
    }

    static int[] kernelShape(int[] kernel, int in, int out) {
        return IntStream.concat(IntStream.of(kernel), IntStream.of(in, out)).toArray();
    }

    /** As ONNX has them: outputs, inputs, and then the axes of space. */
    static Floats outFirst(Floats kernel, int axes) {
        int[] order = IntStream.concat(IntStream.of(axes + 1, axes), IntStream.range(0, axes))
                .toArray();
        return kernel.permuted(order);
    }

    /** Weights as ONNX has them. */
    record Filters(Floats weights, int count, int groups) {}

    /** Without bias and activation; channels where Keras has them. */
    static Signal windows(Call call, Spatial space, Padding padding, Signal x, Filters filters) {
        Graph graph = call.graph();
        int[] sizes = space.sizes(x);
        List<AttributeProto> attributes = new ArrayList<>(
                padding.attributes(sizes, call.config(), call.scope().isTheano()));
        if (filters.groups() != 1) {
            attributes.add(Attributes.of("group", (long) filters.groups()));
        }
        Value y = graph.op(
                "Conv",
                x.type(),
                List.of(space.forOnnx(graph, x.value()), filters.weights().value(graph)),
                attributes.toArray(AttributeProto[]::new));
        int[] shape = space.shape(x.size(0), filters.count(), padding.sizes(sizes, call.config()));
        return new Signal(space.forKeras(graph, y), shape, null);
    }

    static Signal biased(Call call, Spatial space, Signal y, int filters) {
        if (!call.config().flag("use_bias", true)) {
            return y;
        }
        Floats bias = call.weights().next("bias", filters);
        int[] shape = IntStream.generate(() -> 1).limit(space.axes() + 1L).toArray();
        shape[space.last() ? space.axes() : 0] = filters;
        return y.to(call.graph().add(y.value(), bias.reshaped(shape).value(call.graph())));
    }

    private static Signal depthwise(Call call, int axes) {
        Signal x = call.numbers();
        call.expectRank(x, axes + 2);
        Spatial space = Spatial.of(call, axes);
        int channels = call.known(x, space.last() ? axes + 1 : 1);
        int each = call.config().integer("depth_multiplier", 1);
        Signal y = channelwise(call, space, x, each);
        return call.activated(biased(call, space, y, channels * each));
    }

    /** A window for each channel. */
    private static Signal channelwise(Call call, Spatial space, Signal x, int each) {
        int axes = space.axes();
        Padding padding = padding(call, axes);
        int channels = call.known(x, space.last() ? axes + 1 : 1);
        Floats kernel = call.weights().next("depthwise_kernel", kernelShape(padding.kernel(), channels, each));
        int[] order = IntStream.concat(IntStream.of(axes, axes + 1), IntStream.range(0, axes))
                .toArray();
        int[] shape = IntStream.concat(IntStream.of(channels * each, 1), IntStream.of(padding.kernel()))
                .toArray();
        Floats weights = kernel.permuted(order).reshaped(shape);
        return windows(call, space, padding, x, new Filters(weights, channels * each, channels));
    }

    private static Signal separable(Call call, int axes) {
        Signal x = call.numbers();
        call.expectRank(x, axes + 2);
        Spatial space = Spatial.of(call, axes);
        int each = call.config().integer("depth_multiplier", 1);
        int filters = call.config().integer("filters");
        int channels = call.known(x, space.last() ? axes + 1 : 1) * each;
        Signal apart = channelwise(call, space, x, each);
        int[] ones = IntStream.generate(() -> 1).limit(axes).toArray();
        Floats kernel = call.weights().next("pointwise_kernel", kernelShape(ones, channels, filters));
        Padding point = new Padding("valid", ones, ones, ones);
        Signal y = windows(call, space, point, apart, new Filters(outFirst(kernel, axes), filters, 1));
        return call.activated(biased(call, space, y, filters));
    }
}
