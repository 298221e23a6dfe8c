/** Functions of numpy and scipy that ONNX has no operator for, or none in double precision. */
@NullMarked
package modelport.formats.sklearn.numeric;

import org.jspecify.annotations.NullMarked;
