/** What people and other programs are told. */
@NullMarked
package modelport.ui.notification;

import org.jspecify.annotations.NullMarked;
