/** TensorFlow Lite files: tensors, operators and subgraphs. */
@NullMarked
package modelport.formats.tflite;

import org.jspecify.annotations.NullMarked;
