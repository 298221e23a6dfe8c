/** Background work. */
@NullMarked
package modelport.ui.jobs;

import org.jspecify.annotations.NullMarked;
