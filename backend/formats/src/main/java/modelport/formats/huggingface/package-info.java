/** Folders of Hugging Face's transformers: an architecture by name, built as a graph and filled with its weights. */
@NullMarked
package modelport.formats.huggingface;

import org.jspecify.annotations.NullMarked;
