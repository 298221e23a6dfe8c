/** People and things by their names, and rankings. */
@NullMarked
package modelport.processing.items;

import org.jspecify.annotations.NullMarked;
