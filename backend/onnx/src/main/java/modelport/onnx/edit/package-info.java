/** Changes graphs: takes operators out, puts others in, and keeps the rest as it was. */
@NullMarked
package modelport.onnx.edit;

import org.jspecify.annotations.NullMarked;
