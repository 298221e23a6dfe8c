/** {@code sklearn.dummy}: answers that do not look at the row. */
@NullMarked
package modelport.formats.sklearn.dummy;

import org.jspecify.annotations.NullMarked;
