/** What needs the visitor, and how the fleet is. */
@NullMarked
package modelport.ui.home;

import org.jspecify.annotations.NullMarked;
