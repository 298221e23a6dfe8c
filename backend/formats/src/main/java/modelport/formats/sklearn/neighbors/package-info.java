/** {@code sklearn.neighbors}: answers taken from the known points around a row. */
@NullMarked
package modelport.formats.sklearn.neighbors;

import org.jspecify.annotations.NullMarked;
