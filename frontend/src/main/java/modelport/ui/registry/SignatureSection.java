package modelport.ui.registry;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import modelport.contract.registry.DataType;
import modelport.contract.registry.Signature;
import modelport.contract.registry.TensorSpec;
import modelport.ui.components.Box;
import modelport.ui.components.Chip;
import modelport.ui.components.DataTable;
import modelport.ui.components.DataTable.Column;
import modelport.ui.components.Section;
import modelport.ui.components.Words;

/** What goes in and what comes out, with the names that the model gives its sizes. */
final class SignatureSection extends Box {
    private static final int CLASSES = 60;
    private static final int INPUTS = 20;

    SignatureSection(Signature signature) {
        super("div", "");
        List<TensorSpec> inputs = signature.inputs();
        int shown = Math.min(INPUTS, inputs.size());
        DataTable table = table();
        inputs.subList(0, shown).forEach(spec -> table.row(cells(spec, t("signature.input"))));
        signature.outputs().forEach(spec -> table.row(cells(spec, t("signature.output"))));
        var section = new Section(t("version.signature"), table)
                .explained(t(signature.batchInvariant() ? "signature.independent" : "signature.dependent"));
        if (inputs.size() > shown) {
            section.add(createRest(inputs.subList(shown, inputs.size())));
        }
        Stream.concat(inputs.stream(), signature.outputs().stream())
                .filter(spec -> !spec.columns().isEmpty())
                .forEach(spec -> section.add(new ColumnNames(spec)));
        if (!signature.classes().isEmpty()) {
            section.add(createClasses(signature.classes()));
        }
        if (!signature.parameters().isEmpty()) {
            section.add(ParameterTable.of(signature.parameters()));
        }
        add(section);
    }

    private static Component createRest(List<TensorSpec> inputs) {
        DataTable table = table();
        inputs.forEach(spec -> table.row(cells(spec, t("signature.input"))));
        return Box.tag("details", "mp-fold", Words.tag("summary", "", t("signature.moreInputs", inputs.size())), table);
    }

    private static DataTable table() {
        return new DataTable(
                t("version.signature"),
                Column.text(t("signature.name")),
                Column.text(t("signature.direction")),
                Column.text(t("signature.type")),
                Column.text(t("signature.shape")));
    }

    private static Object[] cells(TensorSpec spec, String direction) {
        var type = Box.of("mp-type", Words.of(words(spec.type())), Words.mono(type(spec.type())));
        if (!spec.gaps().isEmpty()) {
            boolean column = spec.shape().size() < 2 || spec.shape().getLast() == 1;
            type.add(Words.of(
                    "mp-muted mp-small",
                    column ? t("type.gap") : t("type.gaps", spec.gaps().size())));
        }
        return new Object[] {Words.mono(spec.name()), direction, type, Words.mono(shape(spec))};
    }

    private static String words(DataType type) {
        return switch (type) {
            case BOOL -> t("type.truth");
            case BYTES -> t("type.texts");
            case FP16, BF16, FP32, FP64 -> t("type.numbers");
            case UINT8, UINT16, UINT32, UINT64, INT8, INT16, INT32, INT64 -> t("type.whole");
        };
    }

    /** Such as [batch, 4]; a question mark where any size goes and nobody gave it a name. */
    static String shape(TensorSpec spec) {
        return IntStream.range(0, spec.shape().size())
                .mapToObj(i -> size(
                        spec.shape().get(i),
                        i < spec.symbols().size() ? spec.symbols().get(i) : ""))
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private static String size(long size, String symbol) {
        return size >= 0 ? Long.toString(size) : symbol.isEmpty() ? "?" : symbol;
    }

    private static String type(DataType type) {
        return switch (type) {
            case FP16 -> "float16";
            case BF16 -> "bfloat16";
            case FP32 -> "float32";
            case FP64 -> "float64";
            case BYTES -> "string";
            default -> type.name().toLowerCase(Locale.ROOT);
        };
    }

    private static Component createClasses(List<String> classes) {
        var row = Box.of("mp-tags mp-classes", Words.muted(t("signature.classes", classes.size())));
        classes.stream().limit(CLASSES).forEach(each -> row.add(Chip.of(each)));
        if (classes.size() > CLASSES) {
            row.add(Words.muted(t("models.andMore", classes.size() - CLASSES)));
        }
        return row;
    }
}
