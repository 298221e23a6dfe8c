/** Runs a model over a table and says what its answers are worth. */
@NullMarked
package modelport.evaluation;

import org.jspecify.annotations.NullMarked;
