/** Compares converted models with the libraries that made them. */
@org.jspecify.annotations.NullMarked
package modelport.formats.parity;
