/** Reads XGBoost's and LightGBM's model files and turns them into ONNX graphs that give the same answers. */
@NullMarked
package modelport.formats.boosting;

import org.jspecify.annotations.NullMarked;
