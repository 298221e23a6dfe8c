package modelport.onnx;

import static ai.onnx.proto.OnnxMl.TensorProto.DataLocation.EXTERNAL;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.SparseTensorProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Models with weights that do not add up, or that lie where they must not. */
final class BadTensors {
    private BadTensors() {}

    static List<BadModel> all() {
        return Stream.of(inline().stream(), external().stream(), locations().stream(), hiding().stream())
                .flatMap(models -> models)
                .toList();
    }

    private static List<BadModel> inline() {
        return List.of(
                bad("onnx.element-type", "none", floats().clearDataType()),
                bad("onnx.element-type", "unknown", floats().setDataType(99)),
                bad("onnx.dims", "negative", floats().setDims(0, -1)),
                bad(
                        "onnx.dims",
                        "more than a long",
                        floats().addDims(Long.MAX_VALUE).addDims(2)),
                bad("onnx.dims", "more bits than a long", floats().addDims(Long.MAX_VALUE / 8)),
                bad("onnx.data-size", "raw bytes missing", floats().setDims(0, 5)),
                bad("onnx.data-size", "raw bytes over", floats().setDims(0, 3)),
                bad("onnx.data-size", "floats missing", floats().clearRawData().addFloatData(1)),
                bad("onnx.data-size", "no data", floats().clearRawData()),
                bad(
                        "onnx.data-size",
                        "in the wrong field",
                        floats().clearRawData().addAllInt64Data(List.of(1L, 2L, 3L, 4L))),
                bad("onnx.data-size", "raw strings", floats().setDataType(ElementType.STRING.code())),
                bad("onnx.data-twice", "raw and floats", floats().addFloatData(1)),
                bad(
                        "onnx.segment",
                        "segments",
                        floats().setSegment(TensorProto.Segment.newBuilder().setBegin(0))),
                bad(
                        "onnx.rank",
                        "65 dimensions",
                        floats().addAllDims(
                                        IntStream.range(0, 64).mapToObj(_ -> 1L).toList())),
                BadModel.of(
                        "onnx.rank",
                        "65 dimensions of an input",
                        Models.mlp()
                                .input(
                                        "z",
                                        Types.tensor(
                                                ElementType.FLOAT,
                                                IntStream.range(0, 65).boxed().toArray()))),
                BadModel.worse(
                        "onnx.sparse",
                        "indices of another count",
                        model -> model.getGraphBuilder().addSparseInitializer(sparse(3, 100))),
                BadModel.worse(
                        "onnx.sparse",
                        "no shape",
                        model -> model.getGraphBuilder()
                                .addSparseInitializer(sparse(4, 100).toBuilder().clearDims())));
    }

    private static List<BadModel> external() {
        return List.of(
                bad("onnx.external-missing", "not brought", at("other.bin")),
                bad("onnx.external-missing", "the model itself", at("model.onnx")),
                bad(
                        "onnx.external-range",
                        "offset past the end",
                        at("w.bin").setExternalData(1, entry("offset", "64"))),
                bad(
                        "onnx.external-range",
                        "length past the end",
                        at("w.bin").setExternalData(1, entry("offset", "49"))),
                bad(
                        "onnx.external-range",
                        "an offset near 2^63",
                        at("w.bin").setExternalData(1, entry("offset", Long.toString(Long.MAX_VALUE)))),
                bad(
                        "onnx.data-size",
                        "external length of 1 TiB",
                        at("w.bin").setExternalData(2, entry("length", Long.toString(1L << 40)))),
                bad(
                        "onnx.external-number",
                        "a negative offset",
                        at("w.bin").setExternalData(1, entry("offset", "-16"))),
                bad("onnx.external-number", "no number", at("w.bin").setExternalData(2, entry("length", "0x10"))),
                bad(
                        "onnx.external-number",
                        "more than a long",
                        at("w.bin").setExternalData(1, entry("offset", "9999999999999999999"))),
                bad("onnx.external-key", "unknown", at("w.bin").addExternalData(entry("prepacked_0", "x"))),
                bad(
                        "onnx.external-key-twice",
                        "two locations",
                        at("w.bin").addExternalData(entry("location", "/etc/passwd"))),
                bad(
                        "onnx.external-entries",
                        "seventeen",
                        at("w.bin")
                                .addAllExternalData(IntStream.range(0, 14)
                                        .mapToObj(i -> entry("k" + i, ""))
                                        .toList())),
                bad("onnx.external-strings", "text", at("w.bin").setDataType(ElementType.STRING.code())),
                bad(
                        "onnx.external-unmarked",
                        "entries without the mark",
                        at("w.bin").clearDataLocation().setRawData(ByteString.copyFrom(new byte[16]))),
                bad(
                        "onnx.data-twice",
                        "external and inline",
                        at("w.bin").setRawData(ByteString.copyFrom(new byte[16]))),
                // A location of 2, which no version of ONNX knows.
                BadModel.of("onnx.data-location", "unknown", withLocation()));
    }

    private static List<BadModel> locations() {
        return Stream.of(
                        "",
                        " ",
                        ".",
                        "..",
                        "../w.bin",
                        "/w.bin",
                        "/etc/passwd",
                        "sub/w.bin",
                        "./w.bin",
                        "..\\w.bin",
                        "C:w.bin",
                        "w.bin:stream",
                        "w.bin\0.txt",
                        "w.bin\n",
                        "*/_ORT_MEM_ADDR_/*",
                        "a".repeat(256))
                .map(location -> bad("onnx.external-location", location, at(location)))
                .toList();
    }

    /** An escape is found wherever a tensor can be. */
    private static List<BadModel> hiding() {
        TensorProto escape = at("../secret").build();
        TensorProto indices = Tensors.longs("i", new long[4], 4);
        SparseTensorProto sparse = SparseTensorProto.newBuilder()
                .setValues(escape)
                .setIndices(indices)
                .addDims(9)
                .build();
        var inside = new GraphBuilder("inside").initializer(escape).node("Relu", List.of("w"), List.of("r"));
        AttributeProto deep = Attributes.of(
                "body",
                new GraphBuilder("deep")
                        .node("If", List.of(), List.of(), Attributes.of("b", inside.graph()))
                        .graph());
        List<AttributeProto> attributes = List.of(
                Attributes.of("value", escape),
                AttributeProto.newBuilder().setName("values").addTensors(escape).build(),
                AttributeProto.newBuilder()
                        .setName("sparse")
                        .setSparseTensor(sparse)
                        .build(),
                AttributeProto.newBuilder()
                        .setName("sparses")
                        .addSparseTensors(sparse)
                        .build(),
                AttributeProto.newBuilder()
                        .setName("graphs")
                        .addGraphs(inside.graph())
                        .build(),
                deep);
        List<BadModel> models = new ArrayList<>();
        attributes.forEach(attribute -> models.add(BadModel.of(
                "onnx.external-location",
                attribute.getName(),
                Models.mlp().node("Constant", List.of(), List.of("c"), attribute))));
        models.add(BadModel.worse(
                "onnx.external-location",
                "sparse initializer",
                model -> model.getGraphBuilder().addSparseInitializer(sparse)));
        models.add(BadModel.worse(
                "onnx.external-location",
                "training graph",
                model -> model.addTrainingInfoBuilder().setAlgorithm(inside.graph())));
        models.add(BadModel.of("onnx.external-location", "function", Models.function(Attributes.of("value", escape))));
        models.add(BadModel.of(
                "onnx.external-location",
                "default of a function",
                Models.function()
                        .function(Models.twice().toBuilder()
                                .setName("other")
                                .addAttributeProto(deep)
                                .build())));
        return models;
    }

    private static BadModel bad(String code, String name, TensorProto.Builder tensor) {
        return BadModel.of(code, name, Models.mlp().initializer(tensor.build()));
    }

    private static TensorProto.Builder floats() {
        return Tensors.floats("w", new float[4], 4).toBuilder();
    }

    private static TensorProto.Builder at(String location) {
        return Tensors.external("w", ElementType.FLOAT, "w.bin", 0, 4).toBuilder()
                .setExternalData(0, entry("location", location));
    }

    private static StringStringEntryProto entry(String key, String value) {
        return StringStringEntryProto.newBuilder().setKey(key).setValue(value).build();
    }

    private static SparseTensorProto sparse(int indices, long size) {
        return SparseTensorProto.newBuilder()
                .setValues(Tensors.floats("s", new float[4], 4))
                .setIndices(Tensors.longs("i", new long[indices], indices))
                .addDims(size)
                .build();
    }

    private static byte[] withLocation() {
        byte[] model = Models.mlp()
                .initializer(at("w.bin").setDataLocation(EXTERNAL).build())
                .model()
                .toByteArray();
        for (int i = 0; i < model.length - 1; i++) {
            // Field 14 of the only tensor that has one.
            if (model[i] == 14 << 3 && model[i + 1] == EXTERNAL.getNumber()) {
                model[i + 1] = 2;
            }
        }
        return model;
    }
}
