/** Models and their versions. */
@NullMarked
package modelport.ui.registry;

import org.jspecify.annotations.NullMarked;
