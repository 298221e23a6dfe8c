/** {@code sklearn.covariance}: distances from a normal distribution. */
@NullMarked
package modelport.formats.sklearn.covariance;

import org.jspecify.annotations.NullMarked;
