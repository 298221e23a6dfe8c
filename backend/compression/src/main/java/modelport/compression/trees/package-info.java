/** Passes over forests of decision trees. */
@NullMarked
package modelport.compression.trees;

import org.jspecify.annotations.NullMarked;
