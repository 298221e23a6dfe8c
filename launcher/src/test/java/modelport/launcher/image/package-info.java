/** The container image and the compose file, checked without a container engine. */
@NullMarked
package modelport.launcher.image;

import org.jspecify.annotations.NullMarked;
