/** HTTP face of tunings. */
@NullMarked
package modelport.server.tuning.web;

import org.jspecify.annotations.NullMarked;
