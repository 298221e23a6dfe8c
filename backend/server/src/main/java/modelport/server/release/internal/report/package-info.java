/** What an evidence pack says, as a page to print and as files to check. */
@NullMarked
package modelport.server.release.internal.report;

import org.jspecify.annotations.NullMarked;
