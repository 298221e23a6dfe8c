/** Plain SQL in the transaction of the use case, and identities. */
@Feature(step = 0)
@NullMarked
package modelport.server.database;

import modelport.server.Feature;
import org.jspecify.annotations.NullMarked;
