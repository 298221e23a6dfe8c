/** Learning in plain Java. */
@NullMarked
package modelport.training.network.arrays;

import org.jspecify.annotations.NullMarked;
