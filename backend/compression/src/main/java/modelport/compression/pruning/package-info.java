/** Passes that take neurons or weights away. */
@NullMarked
package modelport.compression.pruning;

import org.jspecify.annotations.NullMarked;
