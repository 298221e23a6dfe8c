/** Rows of deployment, and what a serving node does. */
@NullMarked
package modelport.server.deployment.internal;

import org.jspecify.annotations.NullMarked;
