package modelport.ui.registry;

import java.util.stream.Collectors;
import modelport.contract.registry.ModelPart;

/** What a model is made of as lines of text, a part a line, indented by depth: for reading aloud and for notes. */
final class PartOutline {
    private static final int LINES_MOST = 1_000;
    private static final int PAIRS_MOST = 20;

    private final StringBuilder text = new StringBuilder();
    private int lines;

    private PartOutline() {}

    static String of(ModelPart model) {
        var outline = new PartOutline();
        outline.write(model, 0);
        return outline.text.toString();
    }

    private void write(ModelPart part, int depth) {
        if (lines == LINES_MOST) {
            return;
        }
        lines++;
        text.append(lines == 1 ? "" : "\n")
                .append("  ".repeat(depth))
                .append(part.name().isEmpty() ? "" : part.name() + ": ")
                .append(PartPairs.kind(part))
                .append(pairs(part));
        part.parts().forEach(each -> write(each, depth + 1));
    }

    private static String pairs(ModelPart part) {
        return part.parameters().isEmpty()
                ? ""
                : part.parameters().entrySet().stream()
                        .limit(PAIRS_MOST)
                        .map(pair -> PartPairs.word(part, pair.getKey()) + " " + pair.getValue())
                        .collect(Collectors.joining(", ", " (", ")"));
    }
}
