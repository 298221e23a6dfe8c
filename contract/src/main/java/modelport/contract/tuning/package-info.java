/** Words about finding good settings for models, and training them. */
@NullMarked
package modelport.contract.tuning;

import org.jspecify.annotations.NullMarked;
