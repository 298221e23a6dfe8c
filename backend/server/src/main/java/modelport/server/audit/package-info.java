/** Who did what, never changed afterwards. */
@Feature(step = 0, uses = "database")
@NullMarked
package modelport.server.audit;

import modelport.server.Feature;
import org.jspecify.annotations.NullMarked;
