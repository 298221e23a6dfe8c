/** Words about models and their versions. */
@NullMarked
package modelport.contract.registry;

import org.jspecify.annotations.NullMarked;
