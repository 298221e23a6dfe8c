/** {@code sklearn.isotonic}: functions that only rise, or only fall. */
@NullMarked
package modelport.formats.sklearn.isotonic;

import org.jspecify.annotations.NullMarked;
