/** {@code sklearn.metrics.pairwise}: distances and kernels between rows and points that are known. */
@NullMarked
package modelport.formats.sklearn.metrics;

import org.jspecify.annotations.NullMarked;
