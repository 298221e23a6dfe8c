/** {@code sklearn.neural_network}: layers of weighted sums. */
@NullMarked
package modelport.formats.sklearn.neural;

import org.jspecify.annotations.NullMarked;
