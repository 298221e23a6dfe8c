/** What happens before and behind a version's model: seen, suggested, changed. */
@NullMarked
package modelport.ui.processing;

import org.jspecify.annotations.NullMarked;
