/** Words about what people and other programs are told. */
@NullMarked
package modelport.contract.notification;

import org.jspecify.annotations.NullMarked;
