/** Turns scikit-learn's fitted estimators into ONNX graphs that give the same answers. */
@NullMarked
package modelport.formats.sklearn;

import org.jspecify.annotations.NullMarked;
