/** HTTP face of what every node says about itself. */
@NullMarked
package modelport.server.http.web;

import org.jspecify.annotations.NullMarked;
