/** Files of others, row by row: what they are, how they are written, and where they are broken. */
@NullMarked
package modelport.tables.source;

import org.jspecify.annotations.NullMarked;
