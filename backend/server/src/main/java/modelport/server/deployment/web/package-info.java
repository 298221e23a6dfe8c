/** HTTP face of deployment. */
@NullMarked
package modelport.server.deployment.web;

import org.jspecify.annotations.NullMarked;
