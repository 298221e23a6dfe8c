/** {@code sklearn.model_selection} and others that pass questions on to the estimator that they have chosen. */
@NullMarked
package modelport.formats.sklearn.selection;

import org.jspecify.annotations.NullMarked;
