/** Trainers, search spaces, cross-validation and distillation. */
@NullMarked
package modelport.training;

import org.jspecify.annotations.NullMarked;
