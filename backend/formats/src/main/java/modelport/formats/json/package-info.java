/** JSON of strangers, read as a tree within limits. */
@NullMarked
package modelport.formats.json;

import org.jspecify.annotations.NullMarked;
