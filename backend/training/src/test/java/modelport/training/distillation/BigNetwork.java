package modelport.training.distillation;

import ai.onnx.proto.OnnxMl.ModelProto;
import java.util.List;
import java.util.Set;
import modelport.contract.registry.DataType;
import modelport.training.Samples;
import modelport.training.Table;
import modelport.training.distillation.TabularSignature.Classes;
import modelport.training.distillation.TabularSignature.Input;
import modelport.training.distillation.TabularSignature.Output;
import modelport.training.network.Fitted;
import modelport.training.network.Fitting;
import modelport.training.network.LayerSpec;
import modelport.training.network.LearningEngine;
import modelport.training.network.Network;
import modelport.training.network.Schedule;

/** A large network that learned from the truth alone, as an ONNX file's bytes. */
final class BigNetwork {
    private BigNetwork() {}

    static TabularSignature signature(Samples samples) {
        return new TabularSignature(
                List.of(Input.of("X", DataType.FP32, samples.rows().columns())),
                new Classes(
                        List.of(new Output("label", DataType.INT64)),
                        new Output("probabilities", DataType.FP32),
                        samples.classes().size(),
                        samples.classes()),
                List.of());
    }

    static byte[] learn(Samples samples, LearningEngine engine) {
        TabularSignature signature = signature(samples);
        Columns columns = Columns.of(samples.rows(), Set.of());
        StudentSpec spec = StudentSpec.of(LayerSpec.dense(512), LayerSpec.dense(256))
                .with(1, 0)
                .with(new Schedule(12, 12, 64, 1e-3));
        var lessons = new ClassLessons((Classes) signature.answer(), spec);
        var network = new Network(columns.width(), spec.layers(), lessons.outputs());
        Table inputs = columns.prepared(samples.rows());
        Table nobody = even(samples);
        var material = lessons.material(inputs, nobody, samples.truth());
        Fitted fitted = new Fitting(engine, network, lessons.objective(), spec.schedule())
                .fit(material, lessons.examination(inputs, material(material.targets(), samples)), 1, _ -> true);
        ModelProto model = StudentGraph.of(signature, columns, network, fitted.weights());
        return model.toByteArray();
    }

    private static Table material(float[] targets, Samples samples) {
        return new Table(samples.classes().size(), targets);
    }

    private static Table even(Samples samples) {
        float[] shares = new float[samples.rows().rows() * samples.classes().size()];
        java.util.Arrays.fill(shares, 1f / samples.classes().size());
        return new Table(samples.classes().size(), shares);
    }
}
