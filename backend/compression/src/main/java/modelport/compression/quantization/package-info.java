/** Passes that store or multiply weights with fewer bits. */
@NullMarked
package modelport.compression.quantization;

import org.jspecify.annotations.NullMarked;
