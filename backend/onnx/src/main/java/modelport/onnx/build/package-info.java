/** Writes graphs with typed values instead of names. */
@NullMarked
package modelport.onnx.build;

import org.jspecify.annotations.NullMarked;
