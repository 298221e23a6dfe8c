/** GGUF files of llama.cpp: their headers. */
@NullMarked
package modelport.formats.gguf;

import org.jspecify.annotations.NullMarked;
