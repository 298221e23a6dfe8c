/** Networks that learn from the truth alone. */
@NullMarked
package modelport.training.neural;

import org.jspecify.annotations.NullMarked;
