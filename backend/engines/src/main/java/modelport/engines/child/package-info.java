/**
 * What runs in an engine's process. It uses the JDK and DJL alone, and trusts nobody's bytes less than its parent does.
 */
@NullMarked
package modelport.engines.child;

import org.jspecify.annotations.NullMarked;
