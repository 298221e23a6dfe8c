/** Words about people, their rights and their tokens. */
@NullMarked
package modelport.contract.access;

import org.jspecify.annotations.NullMarked;
