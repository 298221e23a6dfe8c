/** Passes that make a model smaller or faster, recipes made of them, and the search over recipes. */
@NullMarked
package modelport.compression;

import org.jspecify.annotations.NullMarked;
