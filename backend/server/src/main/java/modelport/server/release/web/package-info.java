/** HTTP face of releases. */
@NullMarked
package modelport.server.release.web;

import org.jspecify.annotations.NullMarked;
