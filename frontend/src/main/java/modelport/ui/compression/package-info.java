/** Compression: searches for smaller versions, the studio of one search, and where a compressed version comes from. */
@NullMarked
package modelport.ui.compression;

import org.jspecify.annotations.NullMarked;
