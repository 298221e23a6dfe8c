/** Changes of a model that need no training: what may change, and the graph that it makes. */
@NullMarked
package modelport.onnx.tuning;

import org.jspecify.annotations.NullMarked;
