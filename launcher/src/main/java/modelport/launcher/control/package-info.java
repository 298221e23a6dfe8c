/** How the command and the running node talk: a folder that only its owner may enter. */
@NullMarked
package modelport.launcher.control;

import org.jspecify.annotations.NullMarked;
