/** Pictures: decoding, sizes, pixels as tensors, boxes and lines. */
@NullMarked
package modelport.processing.image;

import org.jspecify.annotations.NullMarked;
