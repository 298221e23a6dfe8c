/** The chains over the audit log. */
@NullMarked
package modelport.server.audit.internal;

import org.jspecify.annotations.NullMarked;
