package modelport.compression;

import ai.onnx.proto.OnnxMl.ModelProto;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import modelport.compression.factors.LowRankPass;
import modelport.compression.graph.GraphPass;
import modelport.compression.graph.UnfitException;
import modelport.compression.graph.Workbench;
import modelport.compression.pruning.MagnitudePass;
import modelport.compression.pruning.NeuronPruningPass;
import modelport.compression.quantization.DynamicInt8Pass;
import modelport.compression.quantization.HalfStoragePass;
import modelport.compression.quantization.Int8BlocksPass;
import modelport.compression.quantization.Int8StoragePass;
import modelport.compression.trees.TreePruningPass;
import modelport.contract.Message;
import modelport.inference.InferenceException;
import modelport.onnx.RefusedException;

/** Makes a candidate out of a model by a recipe. */
public final class Compression {
    private Compression() {}

    /**
     * Does the recipe's passes, writes the candidate to {@code target}, and makes sure that the engine loads and runs
     * it. The same model, recipe and rows give the same bytes again. The model itself is only read.
     *
     * @throws java.util.concurrent.CancellationException once the listener says that it is cancelled
     */
    public static Outcome run(Path model, Recipe recipe, Calibration rows, Path target, Progress progress) {
        try (var files = new RunFiles(model, target)) {
            ModelProto original = files.original();
            var bench = new Workbench(original, rows, files.folder(), progress);
            var reports = new ArrayList<PassReport>();
            for (Pass pass : recipe.passes()) {
                progress.at(
                        Message.of("compression.step", "recipe", recipe.code()),
                        (double) reports.size() / recipe.passes().size());
                bench.checkCancelled();
                var report = new PassReport(pass, graphPass(pass).apply(bench));
                if (report.done().isEmpty()) {
                    return new Outcome.Unfit(reason(report));
                }
                reports.add(report);
            }
            return new Trial(files, recipe, bench).of(reports);
        } catch (UnfitException unfit) {
            return new Outcome.Unfit(unfit.reason());
        } catch (RefusedException refused) {
            return new Outcome.Unfit(
                    new Message(refused.refusal().code(), refused.refusal().args()));
        } catch (InferenceException failed) {
            return new Outcome.Unfit(failed.problem());
        }
    }

    private static GraphPass graphPass(Pass pass) {
        return switch (pass) {
            case Pass.HalfStorage _ -> new HalfStoragePass();
            case Pass.Int8Storage _ -> new Int8StoragePass();
            case Pass.Int8Blocks blocks -> new Int8BlocksPass(blocks.block());
            case Pass.DynamicInt8 dynamic -> new DynamicInt8Pass(dynamic.bits());
            case Pass.TreePruning trees -> new TreePruningPass(trees.keep());
            case Pass.NeuronPruning neurons -> new NeuronPruningPass(neurons.keep());
            case Pass.MagnitudePruning magnitude -> new MagnitudePass(magnitude.zeros());
            case Pass.LowRank factors -> new LowRankPass(factors.keep());
            case Pass.Replacement replacement -> new ReplacementPass(replacement.maker());
        };
    }

    /** The one reason if all layers were left alone for it, and else what kind of layer there would have to be. */
    private static Message reason(PassReport report) {
        List<Message> reasons = report.layers().stream()
                .filter(LayerReport.Skipped.class::isInstance)
                .map(layer -> ((LayerReport.Skipped) layer).why())
                .distinct()
                .toList();
        return reasons.size() == 1 ? reasons.getFirst() : Message.of(nothing(report.pass()));
    }

    private static String nothing(Pass pass) {
        return switch (pass) {
            case Pass.HalfStorage _, Pass.Int8Storage _, Pass.MagnitudePruning _ -> "compression.no-weights";
            case Pass.Int8Blocks _, Pass.DynamicInt8 _, Pass.LowRank _ -> "compression.no-products";
            case Pass.NeuronPruning _ -> "compression.no-hidden-layer";
            case Pass.TreePruning _ -> "compression.no-trees";
            case Pass.Replacement _ -> "compression.no-replacement";
        };
    }
}
