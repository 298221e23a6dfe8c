/** {@code sklearn.mixture}: sums of normal distributions. */
@NullMarked
package modelport.formats.sklearn.mixture;

import org.jspecify.annotations.NullMarked;
