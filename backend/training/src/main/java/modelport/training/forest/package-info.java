/** Forests of trees that each saw other rows. */
@NullMarked
package modelport.training.forest;

import org.jspecify.annotations.NullMarked;
