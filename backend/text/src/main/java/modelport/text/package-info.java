/** Turns texts into numbers exactly as scikit-learn does, where an ONNX graph cannot. */
@NullMarked
package modelport.text;

import org.jspecify.annotations.NullMarked;
