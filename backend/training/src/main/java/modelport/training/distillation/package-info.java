/** A small model that learns to answer as a large one does. */
@NullMarked
package modelport.training.distillation;

import org.jspecify.annotations.NullMarked;
