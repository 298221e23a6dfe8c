package modelport.formats.parity;

import ai.onnx.proto.OnnxMl.ModelProto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import modelport.contract.registry.Signature;
import modelport.formats.pickle.Pickles;
import modelport.formats.pickle.PyValue;
import modelport.formats.sklearn.SklearnModel;
import modelport.formats.sklearn.SklearnModels;
import modelport.inference.LoadOptions;
import modelport.inference.LoadedModel;
import modelport.inference.OnnxModels;
import modelport.inference.Tensor;
import modelport.onnx.RefusedException;

/**
 * Converts fixtures and compares their answers. As a program: {@code Parity [-v] [part of a name or estimator]...}
 * prints what is not equal, and counts.
 */
public final class Parity {
    static final List<String> SKLEARN = List.of("sklearn", "sklearn/v0.23", "sklearn/v1.4", "sklearn/v1.9");

    private Parity() {}

    static Outcome run(FixtureRecord fixture, Path scratch) {
        try {
            ModelProto model = convert(fixture).onnx();
            Path file = scratch.resolve("model.onnx");
            Files.write(file, model.toByteArray());
            return compare(fixture, file);
        } catch (RefusedException refused) {
            return new Outcome.Refused(refused.refusal().code() + " "
                    + new TreeMap<>(refused.refusal().args()));
        } catch (IOException | RuntimeException bug) {
            StackTraceElement[] stack = bug.getStackTrace();
            return new Outcome.Broken(bug + (stack.length > 0 ? " at " + stack[0] : ""));
        }
    }

    /** Where a file has several models, the record says which one it means. */
    private static SklearnModel convert(FixtureRecord fixture) throws IOException {
        PyValue value = Pickles.read(fixture.file());
        String container = fixture.text("container");
        return container.startsWith("list:")
                ? SklearnModels.convert(value, container.substring("list:".length()))
                : SklearnModels.convert(value);
    }

    static Outcome compare(FixtureRecord fixture, Path onnx) {
        Signature signature = OnnxModels.inspect(onnx);
        try (LoadedModel loaded = OnnxModels.load(onnx, signature, LoadOptions.serving())) {
            Map<String, Tensor> answers = loaded.run(FixtureInputs.of(fixture, signature), Duration.ofSeconds(30));
            Comparison.Result result = Comparison.of(fixture, answers);
            return result.difference().isEmpty()
                    ? new Outcome.Equal(result.largest())
                    : new Outcome.Different(result.difference());
        }
    }

    /** Prints what became of the fixtures that the arguments name; an absolute path is a folder of others. */
    public static void main(String[] args) throws IOException {
        List<String> wanted = new ArrayList<>(List.of(args));
        boolean all = wanted.remove("-v");
        List<String> others =
                wanted.stream().filter(name -> name.startsWith("/")).toList();
        wanted.removeAll(others);
        Path scratch = Files.createTempDirectory("parity");
        var counts = new LinkedHashMap<String, Integer>();
        for (String folder : others.isEmpty() ? SKLEARN : others) {
            for (FixtureRecord fixture :
                    FixtureRecord.read(FixtureRecord.root().resolve(folder).resolve("expected.jsonl"))) {
                String title = folder + "/" + fixture.name() + " " + fixture.text("estimator");
                if (!wanted.isEmpty() && wanted.stream().noneMatch(title::contains)) {
                    continue;
                }
                Outcome outcome = run(fixture, scratch);
                counts.merge(outcome.getClass().getSimpleName(), 1, Integer::sum);
                if (all || !(outcome instanceof Outcome.Equal)) {
                    System.out.println(title + " " + outcome);
                }
            }
        }
        System.out.println(counts);
    }
}
