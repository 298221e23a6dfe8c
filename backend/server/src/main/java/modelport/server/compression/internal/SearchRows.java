package modelport.server.compression.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import modelport.compression.Calibration;
import modelport.contract.evaluation.EvaluationKind;
import modelport.contract.registry.Signature;
import modelport.evaluation.ModelRows;
import modelport.evaluation.ModelRowsOptions;
import modelport.evaluation.RowModel;
import modelport.tables.Selection;
import modelport.tables.Split;
import modelport.tables.TableFile;
import org.jspecify.annotations.Nullable;

/**
 * The rows that candidates are measured on, and those that they are fitted to. Nothing is measured on what it was
 * fitted to: of a single table one half is for each.
 */
final class SearchRows implements AutoCloseable {
    private static final String MEASURED = "measured";
    private static final String FITTED = "fitted";
    private static final long SEED = 1;

    private final TableFile evaluation;
    private final TableFile calibration;
    private final ModelRowsOptions measured;
    private final ModelRowsOptions fitted;

    private SearchRows(
            TableFile evaluation, TableFile calibration, ModelRowsOptions measured, ModelRowsOptions fitted) {
        this.evaluation = evaluation;
        this.calibration = calibration;
        this.measured = measured;
        this.fitted = fitted;
    }

    static SearchRows open(CompressionOrder order) throws IOException {
        String task = order.model().task();
        CompressionOrder.Rows rows = order.evaluation();
        CompressionOrder.Rows own = order.calibration();
        TableFile evaluation = TableFile.open(Path.of(rows.table()));
        if (own != null) {
            TableFile calibration = TableFile.open(Path.of(own.table()));
            return new SearchRows(evaluation, calibration, options(rows, task), options(own, task));
        }
        ModelRowsOptions all = options(rows, task);
        Split halves = halves(order.model().signature(), evaluation, all);
        return new SearchRows(
                evaluation,
                TableFile.open(Path.of(rows.table())),
                all.withPart(new Selection.PartOf(halves, MEASURED)),
                all.withPart(new Selection.PartOf(halves, FITTED)));
    }

    /** A label is named even where nobody asks for it, so that it is not taken for what the model is given. */
    private static ModelRowsOptions options(CompressionOrder.Rows rows, String task) {
        String label = rows.label();
        return (label == null ? ModelRowsOptions.unlabelled() : ModelRowsOptions.labelled(label)).withTask(task);
    }

    /** Each class is in both halves. */
    private static Split halves(Signature signature, TableFile table, ModelRowsOptions options) {
        ModelRows all = ModelRows.bind(signature, table, options);
        boolean classes = all.kind() == EvaluationKind.CLASSIFICATION && all.isLabelled();
        @Nullable String stratify = classes ? options.label() : null;
        var parts = List.of(new Split.Part(MEASURED, 0.5), new Split.Part(FITTED, 0.5));
        return new Split(SEED, parts, stratify, null);
    }

    /** What a model with this signature is measured on. */
    ModelRows measured(Signature signature) {
        return ModelRows.bind(signature, evaluation, measured);
    }

    /** What candidates are fitted to, as the model's graph takes it. */
    Calibration calibration(RowModel model) {
        ModelRows rows = ModelRows.bind(model.signature(), calibration, fitted);
        return () -> rows.inputs().map(model::graphInputs);
    }

    @Override
    public void close() {
        evaluation.close();
        calibration.close();
    }
}
