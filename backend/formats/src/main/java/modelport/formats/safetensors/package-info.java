/** The safetensors format: a JSON header, and the bytes of tensors. */
@NullMarked
package modelport.formats.safetensors;

import org.jspecify.annotations.NullMarked;
