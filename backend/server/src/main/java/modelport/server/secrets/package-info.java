/** Secrets that have to be known in the clear again, sealed with the installation's key. */
@Feature(step = 0)
@NullMarked
package modelport.server.secrets;

import modelport.server.Feature;
import org.jspecify.annotations.NullMarked;
