/** {@code sklearn.linear_model}: weighted sums of the columns. */
@NullMarked
package modelport.formats.sklearn.linear;

import org.jspecify.annotations.NullMarked;
