package modelport.ui.prediction;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import modelport.contract.registry.Signature;
import modelport.ui.prediction.RowColumns.Column;

/** A request that a model can answer, made from what it says about its inputs. */
public final class ExampleBody {
    /** A row with more columns than these has each on a line of its own. */
    private static final int ONE_LINE = 4;

    private static final int BRIEF = 3;
    private static final int BRIEF_VALUES = 12;

    private ExampleBody() {}

    /** One row; by names where its columns have some. */
    static String of(Signature signature) {
        RowColumns columns = RowColumns.of(signature);
        if (!columns.isEmpty()) {
            return named(columns);
        }
        if (signature.inputs().size() == 1) {
            return "{\"instances\": " + ExampleValues.of(signature.inputs().getFirst()) + "}";
        }
        return signature.inputs().stream()
                .map(input -> "  " + ExampleValues.quoted(input.name()) + ": " + ExampleValues.of(input))
                .collect(Collectors.joining(",\n", "{\"inputs\": {\n", "\n}}"));
    }

    /** The same with dots where it would be long: to show how a body looks. */
    public static String brief(Signature signature) {
        return switch (AskKind.of(signature)) {
            case TEXTS -> "{\"inputs\": [\"...\"]}";
            case PROMPT -> "{\"inputs\": [{\"prompt\": \"...\", \"maxTokens\": 40}]}";
            case PICTURE -> "{\"inputs\": [{\"image\": {\"b64\": \"...\"}}]}";
            case SOUND -> "{\"inputs\": [{\"audio\": {\"b64\": \"...\"}}]}";
            case PAIR -> "{\"inputs\": [{\"text\": \"...\", \"pair\": \"...\"}]}";
            case QUESTION -> "{\"inputs\": [{\"question\": \"...\", \"context\": \"...\"}]}";
            case ITEMS -> "{\"inputs\": [{\"user\": \"...\", \"items\": [\"...\"]}]}";
            case BODY -> briefRows(signature);
        };
    }

    private static String briefRows(Signature signature) {
        List<Column> columns = RowColumns.of(signature).list();
        if (columns.size() > ONE_LINE) {
            return "{\"instances\": [{" + pairs(columns.subList(0, BRIEF), ", ") + ", ...}]}";
        }
        boolean few = signature.inputs().size() == 1 && count(signature) <= BRIEF_VALUES;
        return !columns.isEmpty() || few ? of(signature) : "{\"instances\": [[...]]}";
    }

    /** Whether a person can read it. */
    static boolean isSmall(Signature signature) {
        return count(signature) <= ExampleValues.SHOWN_MOST;
    }

    /** Whether it can be made at all. */
    static boolean isPossible(Signature signature) {
        return count(signature) <= ExampleValues.SENT_MOST;
    }

    private static String named(RowColumns columns) {
        return columns.count() <= ONE_LINE
                ? "{\"instances\": [{" + pairs(columns.list(), ", ") + "}]}"
                : "{\"instances\": [{\n  " + pairs(columns.list(), ",\n  ") + "\n}]}";
    }

    private static String pairs(List<Column> columns, String between) {
        return IntStream.range(0, columns.size())
                .mapToObj(i -> ExampleValues.quoted(columns.get(i).name()) + ": "
                        + ExampleValues.value(columns.get(i).type(), i))
                .collect(Collectors.joining(between));
    }

    private static long count(Signature signature) {
        return signature.inputs().stream().mapToLong(ExampleValues::count).sum();
    }
}
