/**
 * {@code sklearn.random_projection} and {@code sklearn.kernel_approximation}: rows by random or approximate directions.
 */
@NullMarked
package modelport.formats.sklearn.projection;

import org.jspecify.annotations.NullMarked;
