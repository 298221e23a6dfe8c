/** HTTP face of datasets. */
@NullMarked
package modelport.server.datasets.web;

import org.jspecify.annotations.NullMarked;
