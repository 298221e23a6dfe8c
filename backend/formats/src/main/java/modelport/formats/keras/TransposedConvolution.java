package modelport.formats.keras;

import ai.onnx.proto.OnnxMl.AttributeProto;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import modelport.onnx.Attributes;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** The reverse of a convolution: each cell spreads into a window. */
final class TransposedConvolution {
    private TransposedConvolution() {}

    static Signal write(Call call, int axes) {
        Graph graph = call.graph();
        Signal x = call.numbers();
        call.expectRank(x, axes + 2);
        Spatial space = Spatial.of(call, axes);
        Padding padding = ConvolutionLayers.padding(call, axes);
        int filters = call.config().integer("filters");
        int channels = call.known(x, space.last() ? axes + 1 : 1);
        if (call.config().integer("groups", 1) != 1) {
            throw call.config().unsupported("groups");
        }
        Floats kernel =
                call.weights().next("kernel", ConvolutionLayers.kernelShape(padding.kernel(), filters, channels));
        if (call.scope().isTheano()) {
            kernel = kernel.turned(axes);
        }
        List<AttributeProto> attributes = new ArrayList<>();
        int[] sizes = attributes(call, padding, space.sizes(x), attributes);
        Value y = graph.op(
                "ConvTranspose",
                x.type(),
                List.of(
                        space.forOnnx(graph, x.value()),
                        ConvolutionLayers.outFirst(kernel, axes).value(graph)),
                attributes.toArray(AttributeProto[]::new));
        Signal out = new Signal(space.forKeras(graph, y), space.shape(x.size(0), filters, sizes), null);
        return call.activated(ConvolutionLayers.biased(call, space, out, filters));
    }

    /** What is cut off at both ends, or added to the last one; gives the sizes of the output. */
    private static int[] attributes(Call call, Padding padding, int[] sizes, List<AttributeProto> attributes) {
        int axes = sizes.length;
        long[] pads = new long[2 * axes];
        long[] more = new long[axes];
        int[] out = new int[axes];
        boolean given = call.config().has("output_padding");
        int[] outputPadding = call.config().integers("output_padding", axes, 0);
        for (int axis = 0; axis < axes; axis++) {
            int extent = padding.extent(axis);
            int stride = padding.strides()[axis];
            // The output has (size - 1) * stride + covered cells.
            int covered = switch (padding.kind()) {
                case "valid" -> given ? extent + outputPadding[axis] : Math.max(extent, stride);
                case "same" -> given ? extent - 2 * (extent / 2) + outputPadding[axis] : stride;
                default -> throw call.config().unsupported("padding");
            };
            int cut = extent - covered;
            long off = Math.max(cut, 0);
            pads[axis] = off / 2;
            pads[axes + axis] = off - off / 2;
            more[axis] = Math.max(-cut, 0);
            out[axis] = sizes[axis] < 0 ? Signal.ANY : (sizes[axis] - 1) * stride + covered;
            if (more[axis] >= Math.max(stride, padding.dilations()[axis]) && more[axis] > 0) {
                throw call.config().unsupported("output_padding");
            }
        }
        attributes.add(Attributes.longs("kernel_shape", Formulas.longs(padding.kernel())));
        attributes.add(Attributes.longs("strides", Formulas.longs(padding.strides())));
        attributes.add(Attributes.longs("dilations", Formulas.longs(padding.dilations())));
        attributes.add(Attributes.longs("pads", pads));
        if (IntStream.range(0, axes).anyMatch(axis -> more[axis] > 0)) {
            attributes.add(Attributes.longs("output_padding", more));
        }
        return out;
    }
}
