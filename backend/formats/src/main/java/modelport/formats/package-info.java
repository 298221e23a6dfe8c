/** What a model file is: detect, unpack, scan. */
@NullMarked
package modelport.formats;

import org.jspecify.annotations.NullMarked;
