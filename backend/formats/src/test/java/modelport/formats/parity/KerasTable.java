package modelport.formats.parity;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What became of all models of Keras, as Markdown: a line for each release and format, and one for each refusal. */
record KerasTable(Map<KerasRecord, Outcome> outcomes) {
    String markdown() {
        List<String> lines = new ArrayList<>();
        lines.add("| written by | kept as | files | equal | differences |");
        lines.add("|---|---|---|---|---|");
        for (String release : List.of("2.3.1", "2.15.0", "3.15.1")) {
            for (String format : List.of(".h5", ".keras")) {
                List<Map.Entry<KerasRecord, Outcome>> some = outcomes.entrySet().stream()
                        .filter(each -> each.getKey().fixture().text("keras").equals(release)
                                && each.getKey().fileName().endsWith(format))
                        .toList();
                if (!some.isEmpty()) {
                    lines.add(line("Keras " + release, format, some));
                }
            }
        }
        List<String> others = outcomes.entrySet().stream()
                .filter(each -> !(each.getValue() instanceof Outcome.Equal))
                .map(each -> "- `" + each.getKey().fileName() + "`, "
                        + each.getKey().fixture().text("keras") + ": " + why(each.getValue()))
                .toList();
        if (!others.isEmpty()) {
            lines.add("");
            lines.add("Not converted:");
            lines.add("");
            lines.addAll(others);
        }
        return String.join("\n", lines) + "\n";
    }

    private static String line(String title, String format, List<Map.Entry<KerasRecord, Outcome>> some) {
        long equal = some.stream()
                .filter(each -> each.getValue() instanceof Outcome.Equal)
                .count();
        double largest = some.stream()
                .mapToDouble(each -> each.getValue() instanceof Outcome.Equal(double difference) ? difference : 0)
                .max()
                .orElse(0);
        return "| %s | `%s` | %d | %d | %s |"
                .formatted(title, format, some.size(), equal, DocumentedTable.below(largest));
    }

    private static String why(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Refused(String reason) -> "refused, `" + reason + "`";
            case Outcome.Different(String what) -> "**different**, " + what;
            case Outcome.Broken(String what) -> "**broken**, " + what;
            case Outcome.Equal _ -> "equal";
        };
    }
}
