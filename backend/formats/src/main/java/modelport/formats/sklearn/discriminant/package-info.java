/** {@code sklearn.discriminant_analysis}: classes that are normally distributed. */
@NullMarked
package modelport.formats.sklearn.discriminant;

import org.jspecify.annotations.NullMarked;
