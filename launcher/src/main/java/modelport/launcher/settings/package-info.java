/** What can be set, how it is read, and the page that explains it. */
@NullMarked
package modelport.launcher.settings;

import org.jspecify.annotations.NullMarked;
