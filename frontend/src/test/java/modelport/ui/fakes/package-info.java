/** A platform in memory, for tests of the dashboard and for looking at it without a server. */
@NullMarked
package modelport.ui.fakes;

import org.jspecify.annotations.NullMarked;
