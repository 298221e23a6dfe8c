/** {@code sklearn.preprocessing}: scaling, encoding and expanding columns. */
@NullMarked
package modelport.formats.sklearn.preprocessing;

import org.jspecify.annotations.NullMarked;
