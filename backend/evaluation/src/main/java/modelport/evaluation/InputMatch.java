package modelport.evaluation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import modelport.contract.datasets.ColumnType;
import modelport.contract.registry.DataType;
import modelport.contract.registry.Signature;
import modelport.contract.registry.TensorSpec;
import modelport.inference.TextModel;
import modelport.tables.Column;
import modelport.tables.Schema;

/** Finds the columns of a table that a model's inputs are filled with. */
final class InputMatch {
    private static final int MOST_COLUMNS = 1_000_000;

    private final Schema schema;
    private final ModelRowsOptions options;
    private final Set<String> renamed = new HashSet<>();
    /** Where every column stands among those that are read. */
    private final Map<String, Integer> read = new HashMap<>();

    private InputMatch(Schema schema, ModelRowsOptions options) {
        this.schema = schema;
        this.options = options;
    }

    static List<InputColumns> of(Signature signature, Schema schema, ModelRowsOptions options) {
        var match = new InputMatch(schema, options);
        List<TensorSpec> specs = signature.text() == null
                ? signature.inputs()
                : List.of(TensorSpec.of(TextModel.TEXT, DataType.BYTES, -1));
        List<InputColumns> inputs = specs.stream()
                .map(spec -> match.bound(spec, match.columns(spec, specs.size() == 1)))
                .toList();
        match.expectRenamed();
        return inputs;
    }

    private List<String> columns(TensorSpec spec, boolean only) {
        if (!spec.columns().isEmpty()) {
            return spec.columns().stream()
                    .map(column -> named(column, spec.name()))
                    .toList();
        }
        long width = width(spec);
        boolean named =
                schema.indexOf(spec.name()).isPresent() || options.columns().containsKey(spec.name());
        if (width == 1 && (named || !only)) {
            return List.of(named(spec.name(), spec.name()));
        }
        if (!only) {
            throw EvaluationException.of("input-without-names", "input", spec.name(), "shape", spec.shape());
        }
        return spec.type() == DataType.BYTES ? texts(spec, width) : numbers(spec, width);
    }

    private String named(String name, String input) {
        String column = options.columns().getOrDefault(name, name);
        if (options.columns().containsKey(name)) {
            renamed.add(name);
        }
        if (schema.indexOf(column).isEmpty()) {
            throw EvaluationException.of(
                    "no-column", "column", column, "input", input, "columns", String.join(", ", schema.names()));
        }
        return column;
    }

    private List<String> texts(TensorSpec spec, long width) {
        List<String> texts = free(column -> column.type().isText());
        boolean fits = width < 0 || texts.size() == width;
        if (texts.isEmpty() || !fits) {
            throw EvaluationException.of(
                    "text-column",
                    "input",
                    spec.name(),
                    "width",
                    Math.max(1, width),
                    "found",
                    texts.size(),
                    "columns",
                    String.join(", ", texts));
        }
        return texts;
    }

    private List<String> numbers(TensorSpec spec, long width) {
        List<String> numbers = free(column -> column.type().isNumeric() || column.type() == ColumnType.BOOLEAN);
        if (numbers.isEmpty() || (width >= 0 && numbers.size() != width)) {
            throw EvaluationException.of(
                    "width",
                    "input",
                    spec.name(),
                    "expected",
                    Math.max(1, width),
                    "found",
                    numbers.size(),
                    "columns",
                    String.join(", ", numbers));
        }
        return numbers;
    }

    private List<String> free(Predicate<Column> wanted) {
        return schema.columns().stream()
                .filter(column -> !column.name().equals(options.label()))
                .filter(wanted)
                .map(Column::name)
                .toList();
    }

    private InputColumns bound(TensorSpec spec, List<String> columns) {
        for (String name : columns) {
            ColumnType type = schema.columns().get(schema.require(name)).type();
            boolean number = type.isNumeric() || type == ColumnType.BOOLEAN;
            boolean fits = spec.type() == DataType.BYTES ? type != ColumnType.TIMESTAMP : number;
            if (!fits) {
                throw EvaluationException.of(
                        "column-type", "column", name, "found", type, "input", spec.name(), "type", spec.type());
            }
        }
        List<Integer> places = columns.stream().map(this::place).toList();
        return new InputColumns(spec, columns, places);
    }

    private int place(String column) {
        int next = read.size();
        Integer place = read.putIfAbsent(column, next);
        return place == null ? next : place;
    }

    private void expectRenamed() {
        for (String name : options.columns().keySet()) {
            if (!renamed.contains(name)) {
                throw EvaluationException.of("rename", "name", name);
            }
        }
    }

    /** Elements of a row; -1 if any number goes. */
    private static long width(TensorSpec spec) {
        List<Long> shape = spec.shape();
        if (shape.isEmpty()) {
            throw EvaluationException.of("input-shape", "input", spec.name(), "shape", shape);
        }
        if (shape.size() == 2) {
            return shape.getLast();
        }
        long width = 1;
        for (long size : shape.subList(1, shape.size())) {
            if (size < 0 || size > MOST_COLUMNS / width) {
                throw EvaluationException.of("input-shape", "input", spec.name(), "shape", shape);
            }
            width *= size;
        }
        return width;
    }
}
