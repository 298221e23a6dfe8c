/** Reads models of Keras, versions 2 and 3, as data and writes them as ONNX. */
@NullMarked
package modelport.formats.keras;

import org.jspecify.annotations.NullMarked;
