/** How children of this program are started, whatever they do. */
@NullMarked
package modelport.engines.process;

import org.jspecify.annotations.NullMarked;
