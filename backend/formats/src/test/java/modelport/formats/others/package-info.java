@org.jspecify.annotations.NullMarked
package modelport.formats.others;
