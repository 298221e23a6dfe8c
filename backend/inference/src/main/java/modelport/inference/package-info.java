/** Load a model and run it: tensors, engines, tokenizers. */
@NullMarked
package modelport.inference;

import org.jspecify.annotations.NullMarked;
