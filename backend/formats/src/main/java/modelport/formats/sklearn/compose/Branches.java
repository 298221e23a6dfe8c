package modelport.formats.sklearn.compose;

import java.util.List;
import java.util.Optional;
import modelport.formats.pickle.PyValue;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Scope;
import modelport.formats.sklearn.Table;
import modelport.formats.sklearn.Values;
import modelport.onnx.build.Graph;

/** The members of an estimator that asks several and puts what they answer side by side. */
record Branches(Estimator owner, Scope scope) {
    /** The parts of a member's tuple. */
    List<PyValue> parts(PyValue member, String attribute, int count) {
        return Values.items(member)
                .filter(parts -> parts.size() == count)
                .orElseThrow(() -> owner.unexpected(attribute));
    }

    static boolean isDrop(PyValue transformer) {
        return transformer == PyValue.None.NONE || transformer.equals(new PyValue.Text("drop"));
    }

    /** What a member makes of the rows, times its weight if it has one. */
    Table of(PyValue name, PyValue transformer, Table rows, String attribute) {
        boolean passes = transformer.equals(new PyValue.Text("passthrough"));
        Table table = passes
                ? rows
                : scope.convert(owner.child(transformer, attribute), rows).table();
        Graph graph = scope.graph();
        return weight(name)
                .map(weight -> Table.of(graph, graph.mul(table.numbers(), graph.number(weight)), table.width()))
                .orElse(table);
    }

    private Optional<Double> weight(PyValue name) {
        return owner.optional("transformer_weights").flatMap(weights -> {
            if (!(weights instanceof PyValue.Dict dict)) {
                throw owner.unexpected("transformer_weights");
            }
            PyValue weight = dict.items().getOrDefault(name, PyValue.None.NONE);
            return weight == PyValue.None.NONE
                    ? Optional.empty()
                    : Optional.of(Values.number(weight).orElseThrow(() -> owner.unexpected("transformer_weights")));
        });
    }
}
