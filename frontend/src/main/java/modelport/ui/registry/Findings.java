package modelport.ui.registry;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import modelport.contract.registry.Facts;
import modelport.contract.registry.ModelPart;
import modelport.contract.registry.Signature;
import modelport.contract.registry.Source;
import modelport.contract.registry.TensorSpec;
import modelport.contract.registry.Version;
import modelport.ui.components.Box;
import modelport.ui.components.Words;
import modelport.ui.prediction.RowColumns;

/**
 * What an import found out, in a few words: who wrote the model, what it is, what goes in and out, how it was proven.
 */
public final class Findings extends Box {
    private static final int NAMES = 4;
    private static final int WRAPPED = 3;

    /** Of a version that is ready. */
    public Findings(Version version) {
        super("dl", "mp-bound mp-findings");
        Facts facts = version.facts();
        Signature signature = version.signature();
        if (facts != null) {
            Source source = facts.source();
            String writer = source == null ? facts.producer() : writer(source);
            if (!writer.isEmpty()) {
                add(row("facts.producer", Words.plain("span", "", writer)));
            }
            if (source != null) {
                add(row("found.model", Words.plain("span", "", kind(source.model()))));
            }
        }
        if (signature != null) {
            add(row("found.takes", Words.plain("span", "", takes(signature))));
            add(row("found.gives", Words.plain("span", "", gives(signature))));
        }
        if (facts != null) {
            add(row("version.proof", Words.tag("span", "", Proof.of(facts).sentence(facts))));
        }
    }

    /** Library and release. */
    public static String writer(Source source) {
        return (source.library() + " " + source.release()).strip();
    }

    /** A pipeline by its steps, what wraps another with that in brackets, everything else by its class. */
    static String kind(ModelPart model) {
        return kind(model, 0);
    }

    private static String kind(ModelPart model, int depth) {
        if (PartLayout.isLine(model) && !model.parts().isEmpty()) {
            return model.parts().stream().map(PartPairs::kind).collect(Collectors.joining(" \u2192 "));
        }
        String own = (PartPairs.kind(model) + (depth == 0 ? " " + model.name() : "")).strip();
        return model.parts().size() == 1 && depth < WRAPPED
                ? own + " (" + kind(model.parts().getFirst(), depth + 1) + ")"
                : own;
    }

    private static String takes(Signature signature) {
        if (signature.text() != null) {
            return t("found.texts");
        }
        RowColumns columns = RowColumns.of(signature);
        return columns.isEmpty()
                ? names(signature.inputs().stream().map(TensorSpec::name))
                : t("found.columns", columns.count(), names(columns.names().stream()));
    }

    private static String gives(Signature signature) {
        return signature.classes().isEmpty()
                ? names(signature.outputs().stream().map(TensorSpec::name))
                : t("found.classes", signature.classes().size(), names(signature.classes().stream()));
    }

    private static String names(Stream<String> all) {
        List<String> names = all.toList();
        String few = names.stream().limit(NAMES).collect(Collectors.joining(", "));
        return names.size() > NAMES ? few + ", \u2026" : few;
    }

    private static Component row(String name, Component value) {
        return Box.of("mp-bound-row", Words.tag("dt", "", t(name)), Box.tag("dd", "", value));
    }
}
