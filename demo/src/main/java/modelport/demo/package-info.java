/** Fills a project through the public API, with real models, so that every page has something true on it. */
@NullMarked
package modelport.demo;

import org.jspecify.annotations.NullMarked;
