package modelport.formats.sklearn;

/** Writes what undoes one class of transformers: {@code inverse_transform}. */
@FunctionalInterface
public interface Inverse {
    /** The rows that the fitted transformer would have made into these. */
    Table undo(Estimator transformer, Table transformed, Scope scope);
}
