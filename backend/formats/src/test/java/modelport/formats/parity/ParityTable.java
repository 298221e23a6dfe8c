package modelport.formats.parity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What became of all records, as Markdown: a line for each family, and one for each refusal. */
final class ParityTable {
    private static final List<String> RELEASES = List.of("0.23", "1.2", "1.4", "1.9");

    private final List<Result> results;

    ParityTable(List<Result> results) {
        this.results = List.copyOf(results);
    }

    /** A record and its outcome. */
    record Result(FixtureRecord fixture, Outcome outcome) {
        /** The module of scikit-learn that the estimator is from. */
        String family() {
            return fixture.text("module").split("\\.", -1)[1].replaceFirst("^_", "");
        }

        String release() {
            String[] numbers = fixture.text("sklearn").split("\\.", -1);
            return numbers[0] + "." + numbers[1];
        }

        boolean isEqual() {
            return outcome instanceof Outcome.Equal;
        }
    }

    String markdown() {
        var lines = new ArrayList<String>();
        lines.add("| module | " + String.join(" | ", RELEASES) + " | differences |");
        lines.add("|---|" + "---|".repeat(RELEASES.size() + 1));
        Map<String, List<Result>> families =
                results.stream().collect(Collectors.groupingBy(Result::family, TreeMap::new, Collectors.toList()));
        families.forEach((family, members) -> lines.add(line("`" + family + "`", members)));
        lines.add(line("**all**", results));
        lines.add("");
        lines.addAll(refusals());
        return String.join("\n", lines).strip() + "\n";
    }

    /** For each release how many are equal, of how many if not all are. */
    private static String line(String title, List<Result> members) {
        String counts = RELEASES.stream()
                .map(release -> members.stream()
                        .filter(result -> result.release().equals(release))
                        .toList())
                .map(ParityTable::count)
                .collect(Collectors.joining(" | "));
        return "| " + title + " | " + counts + " | " + difference(members) + " |";
    }

    private static String count(List<Result> members) {
        long equal = members.stream().filter(Result::isEqual).count();
        if (members.isEmpty()) {
            return "";
        }
        return equal == members.size() ? Long.toString(equal) : equal + " of " + members.size();
    }

    private static String difference(List<Result> members) {
        double largest = members.stream()
                .map(Result::outcome)
                .mapToDouble(outcome -> outcome instanceof Outcome.Equal equal ? equal.largest() : 0)
                .max()
                .orElse(0);
        return DocumentedTable.below(largest);
    }

    private List<String> refusals() {
        List<String> lines = results.stream()
                .filter(result -> !result.isEqual())
                .sorted(Comparator.comparing((Result result) -> result.fixture().name())
                        .thenComparing(Result::release))
                .map(result ->
                        "- `%s`, %s: %s".formatted(result.fixture().name(), result.release(), why(result.outcome())))
                .toList();
        if (lines.isEmpty()) {
            return lines;
        }
        var all = new ArrayList<>(List.of("Not converted:", ""));
        all.addAll(lines);
        return all;
    }

    private static String why(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Refused refused -> "refused, `" + refused.reason() + "`";
            case Outcome.Different different -> "**different**, " + different.what();
            case Outcome.Broken broken -> "**broken**, " + broken.what();
            case Outcome.Equal _ -> "equal";
        };
    }
}
