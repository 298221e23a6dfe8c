package modelport.ui.registry;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.button.Button;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import modelport.contract.registry.Facts;
import modelport.contract.registry.Signature;
import modelport.contract.registry.Source;
import modelport.contract.registry.TensorSpec;
import modelport.contract.registry.Version;
import modelport.contract.registry.VersionFile;
import modelport.ui.components.Code;
import modelport.ui.components.CodeDrawer;
import modelport.ui.components.Icon;
import modelport.ui.prediction.ExampleSamples;
import modelport.ui.shell.Here;
import modelport.ui.shell.Links;
import org.jspecify.annotations.Nullable;

/** How to bring samples that prove a model: made where its library is, sent with the same file as the next version. */
final class SamplesCode {
    /** What scikit-learn is asked for the outputs that a converted model has. */
    private static final Map<String, String> CALLS = Map.of(
            "label", "predict",
            "prediction", "predict",
            "probabilities", "predict_proba",
            "decision", "decision_function",
            "transformed", "transform",
            "score", "score_samples");

    private SamplesCode() {}

    static CodeDrawer drawer(Here here, Version version, Signature signature) {
        String file = file(version);
        String path = Code.path(here.project(), "/models/" + version.model() + "/versions");
        var drawer = new CodeDrawer(t("proof.how")).explained(t("proof.how.text"));
        Source source = source(version);
        if (source != null && source.library().equals("scikit-learn")) {
            drawer.code("Python", () -> python(file, signature));
        }
        drawer.code("samples.json", () -> wrapped(signature))
                .code("curl", () -> """
                # the same file again, with the samples: they are the next version
                %s \\
                  -F file=@%s \\
                  -F "metadata=<samples.json;type=application/json\"""".formatted(Code.curl("POST", path), file));
        drawer.add(
                new Button(t("proof.upload"), Icon.UPLOAD.draw(), click -> Links.go(Links.samples(version.model()))));
        return drawer;
    }

    /** As the metadata of an upload. */
    private static String wrapped(Signature signature) {
        return "{\"samples\": " + ExampleSamples.of(signature) + "}";
    }

    /** Where the model came in: what was converted, or else the graph. */
    private static String file(Version version) {
        Source source = source(version);
        String path = source != null
                ? source.file()
                : version.files().stream()
                        .filter(file -> file.kind().equals("onnx"))
                        .map(VersionFile::path)
                        .findFirst()
                        .orElse("model.onnx");
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static @Nullable Source source(Version version) {
        Facts facts = version.facts();
        return facts == null ? null : facts.source();
    }

    private static String python(String file, Signature signature) {
        var outputs = new LinkedHashMap<String, String>();
        signature.outputs().stream()
                .map(TensorSpec::name)
                .filter(CALLS::containsKey)
                .forEach(name -> outputs.put(name, "model." + CALLS.get(name) + "(rows).tolist()"));
        return """
                # where you trust the file; rows is a table to ask about
                import json, joblib

                model = joblib.load("%s")
                samples = {
                    "inputs": %s,
                    "outputs": {
                        %s
                    },
                }
                json.dump({"samples": samples}, open("samples.json", "w"))""".formatted(
                        file,
                        rows(signature.inputs()),
                        outputs.entrySet().stream()
                                .map(each -> quoted(each.getKey()) + ": " + each.getValue() + ",")
                                .collect(Collectors.joining("\n        ")));
    }

    private static String rows(List<TensorSpec> inputs) {
        return inputs.size() == 1
                ? "{" + quoted(inputs.getFirst().name()) + ": rows.values.tolist()}"
                : inputs.stream()
                        .map(TensorSpec::name)
                        .map(SamplesCode::quoted)
                        .collect(Collectors.joining(", ", "{name: rows[[name]].values.tolist() for name in [", "]}"));
    }

    private static String quoted(String name) {
        return '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
