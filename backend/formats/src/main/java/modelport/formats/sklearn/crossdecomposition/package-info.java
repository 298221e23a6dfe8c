/** {@code sklearn.cross_decomposition}: partial least squares. */
@NullMarked
package modelport.formats.sklearn.crossdecomposition;

import org.jspecify.annotations.NullMarked;
