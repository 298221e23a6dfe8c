/** Named tensors that a model was trained to, whatever file they come from. */
@NullMarked
package modelport.formats.weights;

import org.jspecify.annotations.NullMarked;
