package modelport.server.datasets.internal;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.datasets.ColumnType;
import modelport.contract.datasets.DatasetColumn;
import modelport.contract.datasets.DatasetMetadata;
import modelport.contract.datasets.Reading;
import org.jspecify.annotations.Nullable;

/** Limits of what people say about a version of a dataset. */
public final class Requests {
    private static final int MAX_NAME = 500;
    private static final int MAX_NOTE = 2_000;
    private static final int MAX_COLUMNS = 10_000;
    private static final int MAX_CATEGORIES = 10_000;
    private static final int MAX_MARKS = 100;
    private static final int MAX_MARK = 100;
    private static final int MAX_BAD_ROWS = 1_000_000;

    private Requests() {}

    /** Throws {@link Problem.Invalid} for what cannot be meant. */
    public static void check(DatasetMetadata metadata) {
        checkText("metadata.label", metadata.label(), MAX_NAME);
        checkNote("metadata.note", metadata.note());
        if (metadata.badRows() != null && (metadata.badRows() < 0 || metadata.badRows() > MAX_BAD_ROWS)) {
            throw invalid("metadata.badRows", "datasets.bad-rows-unfit", "max", MAX_BAD_ROWS);
        }
        if (metadata.schema() != null) {
            checkSchema(metadata.schema());
        }
        if (metadata.reading() != null) {
            check(metadata.reading());
        }
    }

    /** Throws {@link Problem.Invalid} for what is too long. */
    public static void checkNote(String field, @Nullable String note) {
        checkText(field, note, MAX_NOTE);
    }

    private static void checkSchema(List<DatasetColumn> columns) {
        if (columns.size() > MAX_COLUMNS) {
            throw invalid("metadata.schema", "datasets.schema-too-long", "max", MAX_COLUMNS);
        }
        Set<String> names = new HashSet<>();
        for (DatasetColumn column : columns) {
            checkText("metadata.schema", column.name(), MAX_NAME);
            if (!names.add(column.name())) {
                throw new ProblemException(
                        Problem.Invalid.field("metadata.schema", "datasets.schema-twice", "column", column.name()));
            }
            checkCategories(column);
        }
    }

    private static void checkCategories(DatasetColumn column) {
        List<String> categories = column.categories();
        boolean fit = categories.isEmpty() || column.type() == ColumnType.CATEGORY;
        if (!fit || categories.size() > MAX_CATEGORIES || new HashSet<>(categories).size() < categories.size()) {
            throw new ProblemException(Problem.Invalid.field(
                    "metadata.schema",
                    "datasets.categories-unfit",
                    "column",
                    column.name(),
                    "max",
                    Integer.toString(MAX_CATEGORIES)));
        }
        categories.forEach(category -> checkText("metadata.schema", category, MAX_NAME));
    }

    private static void check(Reading reading) {
        checkCharacter("metadata.reading.delimiter", reading.delimiter());
        checkCharacter("metadata.reading.quote", reading.quote());
        if (reading.decimal() != null && !Set.of(".", ",").contains(reading.decimal())) {
            throw new ProblemException(Problem.Invalid.field("metadata.reading.decimal", "datasets.decimal-unfit"));
        }
        if (reading.delimiter() != null && reading.delimiter().equals(reading.quote())) {
            throw new ProblemException(Problem.Invalid.field("metadata.reading.quote", "datasets.character-twice"));
        }
        if (reading.missing() != null && reading.missing().size() > MAX_MARKS) {
            throw invalid("metadata.reading.missing", "datasets.marks-too-many", "max", MAX_MARKS);
        }
        if (reading.missing() != null) {
            reading.missing().forEach(mark -> checkText("metadata.reading.missing", mark, MAX_MARK));
        }
    }

    private static void checkCharacter(String field, @Nullable String character) {
        if (character != null && (character.length() != 1 || "\r\n\0".contains(character))) {
            throw new ProblemException(Problem.Invalid.field(field, "datasets.character-unfit"));
        }
    }

    private static void checkText(String field, @Nullable String text, int max) {
        if (text != null && (text.length() > max || text.indexOf('\0') >= 0)) {
            throw invalid(field, "datasets.too-long", "max", max);
        }
    }

    private static ProblemException invalid(String field, String code, String name, int value) {
        return new ProblemException(Problem.Invalid.field(field, code, name, Integer.toString(value)));
    }
}
